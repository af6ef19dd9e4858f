/*
 * Carries IPv4 packets between network namespaces, each after the same delay, and loses some of them on the way.
 *
 *   forwarder NAMESPACE...    the n-th one is 10.77.0.n, reached through its device wan0; "-" is the one it is started in
 *
 * Prints "ready" when all devices are there. Each line "DELAY LOSS" on its standard input sets the delay of one way in
 * milliseconds and the loss in per cent; it ends with its standard input. Packets keep their order.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <linux/if_tun.h>
#include <net/if.h>
#include <poll.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

enum { most_namespaces = 8, longest_packet = 2048, queue_length = 32768, burst = 64 };

struct packet {
  double due;
  int to;
  ssize_t length;
  unsigned char bytes[longest_packet];
};

/* A ring: all packets take equally long, so the first to come is the first to go. */
static struct packet queue[queue_length];
static unsigned head, tail;
static double delay, loss;

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static void fail(const char *what) {
  perror(what);
  exit(1);
}

/* The descriptor goes on belonging to the namespace in which the device was made. */
static int open_device(const char *namespace, int home) {
  char path[256];
  snprintf(path, sizeof path, "/run/netns/%s", namespace);
  int space = strcmp(namespace, "-") ? open(path, O_RDONLY | O_CLOEXEC) : home;
  if (space < 0 || setns(space, CLONE_NEWNET)) fail(path);
  if (space != home) close(space);
  int device = open("/dev/net/tun", O_RDWR | O_NONBLOCK | O_CLOEXEC);
  if (device < 0) fail("/dev/net/tun");
  struct ifreq request = {.ifr_flags = IFF_TUN | IFF_NO_PI, .ifr_name = "wan0"};
  if (ioctl(device, TUNSETIFF, &request)) fail("TUNSETIFF");
  return device;
}

/* Which namespace has the destination address, or -1. */
static int destination(const unsigned char *packet, ssize_t length, int count) {
  static const unsigned char network[] = {10, 77, 0};
  if (length < 20 || packet[0] >> 4 != 4 || memcmp(packet + 16, network, sizeof network)) return -1;
  int index = packet[19] - 1;
  return index >= 0 && index < count ? index : -1;
}

static int is_lost(void) { return drand48() * 100 < loss; }

static void receive(int device, int count) {
  for (int turn = 0; turn < burst && head - tail < queue_length; turn++) {
    struct packet *packet = &queue[head % queue_length];
    packet->length = read(device, packet->bytes, sizeof packet->bytes);
    if (packet->length <= 0) return;
    packet->to = destination(packet->bytes, packet->length, count);
    if (packet->to < 0 || is_lost()) continue;
    packet->due = now() + delay;
    head++;
  }
}

static void deliver(const int *devices) {
  for (double time = now(); tail != head && queue[tail % queue_length].due <= time; tail++) {
    struct packet *packet = &queue[tail % queue_length];
    /* A device that is full loses packets, as a router would. */
    if (write(devices[packet->to], packet->bytes, (size_t)packet->length) < 0) continue;
  }
}

static struct timespec until_next(void) {
  double wait = tail == head ? 1000 : queue[tail % queue_length].due - now();
  if (wait < 0) wait = 0;
  struct timespec time = {.tv_sec = (time_t)(wait / 1e3)};
  time.tv_nsec = (long)((wait - (double)time.tv_sec * 1e3) * 1e6);
  return time;
}

static void obey(void) {
  char line[64];
  if (!fgets(line, sizeof line, stdin)) exit(0);
  if (sscanf(line, "%lf %lf", &delay, &loss) != 2) fprintf(stderr, "not understood: %s", line);
  puts("set");
}

int main(int argument_count, char **arguments) {
  int count = argument_count - 1;
  if (count < 1 || count > most_namespaces) return 2;
  int devices[most_namespaces];
  struct pollfd waiting[most_namespaces + 1];
  setvbuf(stdout, NULL, _IOLBF, 0);
  setvbuf(stdin, NULL, _IONBF, 0);
  int home = open("/proc/self/ns/net", O_RDONLY | O_CLOEXEC);
  for (int index = 0; index < count; index++) {
    devices[index] = open_device(arguments[index + 1], home);
    waiting[index] = (struct pollfd){.fd = devices[index], .events = POLLIN};
  }
  waiting[count] = (struct pollfd){.fd = STDIN_FILENO, .events = POLLIN};
  puts("ready");
  for (;;) {
    deliver(devices);
    struct timespec time = until_next();
    if (ppoll(waiting, (nfds_t)count + 1, &time, NULL) <= 0) continue;
    for (int index = 0; index < count; index++)
      if (waiting[index].revents) receive(devices[index], count);
    if (waiting[count].revents) obey();
  }
}
