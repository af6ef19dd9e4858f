/** What getStats() of real calls answered, one second apart: recorded between two ends in one page. Addresses are left out. */
export const chromiumReports = {
  before: parse(`
{"id":"CIT01_111_minptime=10;useinbandfec=1","timestamp":1795488410369.718,"type":"codec","mimeType":"audio/opus"}
{"id":"CIT01_96","timestamp":1795488410369.718,"type":"codec","mimeType":"video/VP8"}
{"id":"COT01_111_minptime=10;useinbandfec=1","timestamp":1795488410369.718,"type":"codec","mimeType":"audio/opus"}
{"id":"COT01_96","timestamp":1795488410369.718,"type":"codec","mimeType":"video/VP8"}
{"id":"CPUtj/a0ai_q5q32VxL","timestamp":1795488410369.718,"type":"candidate-pair","availableOutgoingBitrate":1258285,"currentRoundTripTime":0.001,"localCandidateId":"IUtj/a0ai","remoteCandidateId":"Iq5q32VxL","nominated":true,"state":"succeeded","transportId":"T01"}
{"id":"CPqblLof1O_pWtqDJqV","timestamp":1795488410369.718,"type":"candidate-pair","currentRoundTripTime":0,"localCandidateId":"IqblLof1O","remoteCandidateId":"IpWtqDJqV","nominated":false,"state":"succeeded","transportId":"T01"}
{"id":"IT01A2706859985","timestamp":1795488410369.718,"type":"inbound-rtp","codecId":"CIT01_111_minptime=10;useinbandfec=1","kind":"audio","ssrc":2706859985,"jitter":0,"packetsLost":0,"packetsReceived":300,"bytesReceived":16988,"headerBytesReceived":8400,"mid":"0"}
{"id":"IT01V2158341718","timestamp":1795488410369.718,"type":"inbound-rtp","codecId":"CIT01_96","kind":"video","ssrc":2158341718,"jitter":0,"packetsLost":0,"packetsReceived":134,"bytesReceived":103488,"headerBytesReceived":7649,"frameWidth":320,"frameHeight":180,"framesDecoded":116,"framesPerSecond":20,"freezeCount":0,"mid":"1"}
{"id":"IUtj/a0ai","timestamp":1795488410369.718,"type":"local-candidate","candidateType":"host","protocol":"udp","networkType":"ethernet"}
{"id":"IpWtqDJqV","timestamp":1795488410369.718,"type":"remote-candidate","candidateType":"host","protocol":"udp"}
{"id":"Iq5q32VxL","timestamp":1795488410369.718,"type":"remote-candidate","candidateType":"host","protocol":"udp"}
{"id":"IqblLof1O","timestamp":1795488410369.718,"type":"local-candidate","candidateType":"host","protocol":"udp","networkType":"ethernet"}
{"id":"OT01A141886395","timestamp":1795488410369.718,"type":"outbound-rtp","codecId":"COT01_111_minptime=10;useinbandfec=1","kind":"audio","ssrc":141886395,"bytesSent":16988,"headerBytesSent":8400,"packetsSent":300,"active":true,"remoteId":"RIA141886395","targetBitrate":32000,"mid":"0"}
{"id":"OT01V2965201314","timestamp":1795488410369.718,"type":"outbound-rtp","codecId":"COT01_96","kind":"video","ssrc":2965201314,"bytesSent":103489,"headerBytesSent":7649,"packetsSent":134,"active":true,"frameWidth":320,"frameHeight":180,"framesPerSecond":19,"framesSent":116,"qualityLimitationReason":"bandwidth","remoteId":"RIV2965201314","targetBitrate":600000,"mid":"1"}
{"id":"RIA141886395","timestamp":1795488409484.724,"type":"remote-inbound-rtp","kind":"audio","ssrc":141886395,"packetsLost":0,"fractionLost":0,"localId":"OT01A141886395","roundTripTime":0.001,"jitter":6.2e-05}
{"id":"RIV2965201314","timestamp":1795488409937.842,"type":"remote-inbound-rtp","kind":"video","ssrc":2965201314,"packetsLost":0,"fractionLost":0,"localId":"OT01V2965201314","roundTripTime":0.001,"jitter":0.000366}
{"id":"T01","timestamp":1795488410369.718,"type":"transport","selectedCandidatePairId":"CPUtj/a0ai_q5q32VxL"}
`),
  after: parse(`
{"id":"CIT01_111_minptime=10;useinbandfec=1","timestamp":1795488411371.509,"type":"codec","mimeType":"audio/opus"}
{"id":"CIT01_96","timestamp":1795488411371.509,"type":"codec","mimeType":"video/VP8"}
{"id":"COT01_111_minptime=10;useinbandfec=1","timestamp":1795488411371.509,"type":"codec","mimeType":"audio/opus"}
{"id":"COT01_96","timestamp":1795488411371.509,"type":"codec","mimeType":"video/VP8"}
{"id":"CPUtj/a0ai_q5q32VxL","timestamp":1795488411371.509,"type":"candidate-pair","availableOutgoingBitrate":3871333,"currentRoundTripTime":0.001,"localCandidateId":"IUtj/a0ai","remoteCandidateId":"Iq5q32VxL","nominated":true,"state":"succeeded","transportId":"T01"}
{"id":"CPqblLof1O_pWtqDJqV","timestamp":1795488411371.509,"type":"candidate-pair","currentRoundTripTime":0,"localCandidateId":"IqblLof1O","remoteCandidateId":"IpWtqDJqV","nominated":false,"state":"succeeded","transportId":"T01"}
{"id":"IT01A2706859985","timestamp":1795488411371.509,"type":"inbound-rtp","codecId":"CIT01_111_minptime=10;useinbandfec=1","kind":"audio","ssrc":2706859985,"jitter":0,"packetsLost":0,"packetsReceived":350,"bytesReceived":20037,"headerBytesReceived":9800,"mid":"0"}
{"id":"IT01V2158341718","timestamp":1795488411371.509,"type":"inbound-rtp","codecId":"CIT01_96","kind":"video","ssrc":2158341718,"jitter":0.001,"packetsLost":0,"packetsReceived":185,"bytesReceived":144290,"headerBytesReceived":9706,"frameWidth":480,"frameHeight":270,"framesDecoded":136,"framesPerSecond":20,"freezeCount":0,"mid":"1"}
{"id":"IUtj/a0ai","timestamp":1795488411371.509,"type":"local-candidate","candidateType":"host","protocol":"udp","networkType":"ethernet"}
{"id":"IpWtqDJqV","timestamp":1795488411371.509,"type":"remote-candidate","candidateType":"host","protocol":"udp"}
{"id":"Iq5q32VxL","timestamp":1795488411371.509,"type":"remote-candidate","candidateType":"host","protocol":"udp"}
{"id":"IqblLof1O","timestamp":1795488411371.509,"type":"local-candidate","candidateType":"host","protocol":"udp","networkType":"ethernet"}
{"id":"OT01A141886395","timestamp":1795488411371.509,"type":"outbound-rtp","codecId":"COT01_111_minptime=10;useinbandfec=1","kind":"audio","ssrc":141886395,"bytesSent":20037,"headerBytesSent":9800,"packetsSent":350,"active":true,"remoteId":"RIA141886395","targetBitrate":32000,"mid":"0"}
{"id":"OT01V2965201314","timestamp":1795488411371.509,"type":"outbound-rtp","codecId":"COT01_96","kind":"video","ssrc":2965201314,"bytesSent":143357,"headerBytesSent":10519,"packetsSent":187,"active":true,"frameWidth":480,"frameHeight":270,"framesPerSecond":19,"framesSent":136,"qualityLimitationReason":"bandwidth","remoteId":"RIV2965201314","targetBitrate":1416667,"mid":"1"}
{"id":"RIA141886395","timestamp":1795488409484.724,"type":"remote-inbound-rtp","kind":"audio","ssrc":141886395,"packetsLost":0,"fractionLost":0,"localId":"OT01A141886395","roundTripTime":0.001,"jitter":6.2e-05}
{"id":"RIV2965201314","timestamp":1795488410734.973,"type":"remote-inbound-rtp","kind":"video","ssrc":2965201314,"packetsLost":0,"fractionLost":0,"localId":"OT01V2965201314","roundTripTime":0.001,"jitter":0.001188}
{"id":"T01","timestamp":1795488411371.509,"type":"transport","selectedCandidatePairId":"CPUtj/a0ai_q5q32VxL"}
`),
}

export const firefoxReports = {
  before: parse(`
{"id":"6f017c11","timestamp":1795488419706,"type":"inbound-rtp","codecId":"aa22a410","kind":"audio","ssrc":1587004963,"jitter":0.004,"packetsLost":0,"packetsReceived":296,"bytesReceived":47816,"headerBytesReceived":7104,"mid":"0"}
{"id":"1781b9b3","timestamp":1795488419706,"type":"inbound-rtp","codecId":"12115908","kind":"video","ssrc":1988551094,"jitter":0.0013111111111111112,"packetsLost":0,"packetsReceived":344,"bytesReceived":311736,"headerBytesReceived":9712,"frameWidth":960,"frameHeight":540,"framesDecoded":176,"framesPerSecond":30,"freezeCount":0,"mid":"1"}
{"id":"98c2533f","timestamp":1795488419706,"type":"outbound-rtp","codecId":"aa22a410","kind":"audio","ssrc":3727341680,"bytesSent":47816,"headerBytesSent":7104,"packetsSent":296,"remoteId":"922a2925","mid":"0"}
{"id":"fc61e86b","timestamp":1795488419706,"type":"outbound-rtp","codecId":"12115908","kind":"video","ssrc":2363787031,"bytesSent":311456,"headerBytesSent":20807,"packetsSent":395,"frameWidth":960,"frameHeight":540,"framesPerSecond":30,"framesSent":176,"remoteId":"630002e5","mid":"1"}
{"id":"922a2925","timestamp":1795488416205,"type":"remote-inbound-rtp","kind":"audio","ssrc":3727341680,"packetsLost":0,"fractionLost":0,"localId":"98c2533f","jitter":0.004854}
{"id":"630002e5","timestamp":1795488419692,"type":"remote-inbound-rtp","kind":"video","ssrc":2363787031,"packetsLost":0,"fractionLost":0,"localId":"fc61e86b","roundTripTime":0.001,"jitter":0.0015555555555555555}
{"id":"1e24ba40","timestamp":1795488419706,"type":"candidate-pair","currentRoundTripTime":0,"localCandidateId":"fb953ff4","remoteCandidateId":"a665be8e","nominated":false,"selected":false,"state":"cancelled","transportId":"2e295bed"}
{"id":"167b71ac","timestamp":1795488419706,"type":"candidate-pair","currentRoundTripTime":0,"localCandidateId":"ceb84da","remoteCandidateId":"f2498201","nominated":true,"selected":true,"state":"succeeded","transportId":"2e295bed"}
{"id":"ceb84da","timestamp":1795488419706,"type":"local-candidate","candidateType":"host","protocol":"udp"}
{"id":"fb953ff4","timestamp":1795488419706,"type":"local-candidate","candidateType":"host","protocol":"udp"}
{"id":"f99932b2","timestamp":1795488419706,"type":"local-candidate","candidateType":"host","protocol":"tcp"}
{"id":"765cb6b","timestamp":1795488419706,"type":"local-candidate","candidateType":"host","protocol":"tcp"}
{"id":"f2498201","timestamp":1795488419706,"type":"remote-candidate","candidateType":"host","protocol":"udp"}
{"id":"47f17c95","timestamp":1795488419706,"type":"remote-candidate","candidateType":"host","protocol":"tcp"}
{"id":"a665be8e","timestamp":1795488419706,"type":"remote-candidate","candidateType":"host","protocol":"udp"}
{"id":"f054aae9","timestamp":1795488419706,"type":"remote-candidate","candidateType":"host","protocol":"tcp"}
{"id":"aa22a410","timestamp":1795488419706,"type":"codec","mimeType":"audio/opus"}
{"id":"12115908","timestamp":1795488419706,"type":"codec","mimeType":"video/VP8"}
{"id":"2e295bed","timestamp":1795488419706,"type":"transport","selectedCandidatePairId":"167b71ac"}
`),
  after: parse(`
{"id":"6f017c11","timestamp":1795488420708,"type":"inbound-rtp","codecId":"aa22a410","kind":"audio","ssrc":1587004963,"jitter":0.005,"packetsLost":0,"packetsReceived":345,"bytesReceived":55705,"headerBytesReceived":8280,"mid":"0"}
{"id":"1781b9b3","timestamp":1795488420708,"type":"inbound-rtp","codecId":"12115908","kind":"video","ssrc":1988551094,"jitter":0.0015555555555555555,"packetsLost":0,"packetsReceived":404,"bytesReceived":366954,"headerBytesReceived":11392,"frameWidth":960,"frameHeight":540,"framesDecoded":206,"framesPerSecond":30,"freezeCount":0,"mid":"1"}
{"id":"98c2533f","timestamp":1795488420708,"type":"outbound-rtp","codecId":"aa22a410","kind":"audio","ssrc":3727341680,"bytesSent":55705,"headerBytesSent":8280,"packetsSent":345,"remoteId":"922a2925","mid":"0"}
{"id":"fc61e86b","timestamp":1795488420708,"type":"outbound-rtp","codecId":"12115908","kind":"video","ssrc":2363787031,"bytesSent":364625,"headerBytesSent":22487,"packetsSent":455,"frameWidth":960,"frameHeight":540,"framesPerSecond":30,"framesSent":206,"remoteId":"630002e5","mid":"1"}
{"id":"922a2925","timestamp":1795488416205,"type":"remote-inbound-rtp","kind":"audio","ssrc":3727341680,"packetsLost":0,"fractionLost":0,"localId":"98c2533f","jitter":0.004854}
{"id":"630002e5","timestamp":1795488420253,"type":"remote-inbound-rtp","kind":"video","ssrc":2363787031,"packetsLost":0,"fractionLost":0,"localId":"fc61e86b","roundTripTime":0.001,"jitter":0.0020444444444444447}
{"id":"1e24ba40","timestamp":1795488420708,"type":"candidate-pair","currentRoundTripTime":0,"localCandidateId":"fb953ff4","remoteCandidateId":"a665be8e","nominated":false,"selected":false,"state":"cancelled","transportId":"2e295bed"}
{"id":"167b71ac","timestamp":1795488420708,"type":"candidate-pair","currentRoundTripTime":0,"localCandidateId":"ceb84da","remoteCandidateId":"f2498201","nominated":true,"selected":true,"state":"succeeded","transportId":"2e295bed"}
{"id":"ceb84da","timestamp":1795488420708,"type":"local-candidate","candidateType":"host","protocol":"udp"}
{"id":"fb953ff4","timestamp":1795488420708,"type":"local-candidate","candidateType":"host","protocol":"udp"}
{"id":"f99932b2","timestamp":1795488420708,"type":"local-candidate","candidateType":"host","protocol":"tcp"}
{"id":"765cb6b","timestamp":1795488420708,"type":"local-candidate","candidateType":"host","protocol":"tcp"}
{"id":"f2498201","timestamp":1795488420708,"type":"remote-candidate","candidateType":"host","protocol":"udp"}
{"id":"47f17c95","timestamp":1795488420708,"type":"remote-candidate","candidateType":"host","protocol":"tcp"}
{"id":"a665be8e","timestamp":1795488420708,"type":"remote-candidate","candidateType":"host","protocol":"udp"}
{"id":"f054aae9","timestamp":1795488420708,"type":"remote-candidate","candidateType":"host","protocol":"tcp"}
{"id":"aa22a410","timestamp":1795488420708,"type":"codec","mimeType":"audio/opus"}
{"id":"12115908","timestamp":1795488420708,"type":"codec","mimeType":"video/VP8"}
{"id":"2e295bed","timestamp":1795488420708,"type":"transport","selectedCandidatePairId":"167b71ac"}
`),
}

function parse(lines: string): ReadonlyMap<string, unknown> {
  const reports = lines
    .trim()
    .split('\n')
    .map((line): { id: string } => JSON.parse(line))
  return new Map(reports.map((report) => [report.id, report]))
}
