/**
 * How every service of CAM speaks HTTP: JSON in snake_case, RFC 9457 problems whose detail says what to do, cursors, and POSTs
 * that may be repeated under an {@code Idempotency-Key}.
 */
package aicmo.cam.rest;
