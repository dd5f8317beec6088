/**
 * Templates that senders write: Liquid over a fixed map of strings, strict, and safe to take from anybody.
 */
package aicmo.cam.mail.template;
