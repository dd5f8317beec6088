/**
 * What stands before every request of a service: it refuses what a web page makes a browser send, reads bodies within limits and
 * without a worker thread, and keeps workers free for health checks and metrics.
 */
package aicmo.cam.rest.guard;
