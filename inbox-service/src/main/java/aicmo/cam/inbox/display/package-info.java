/** The messages that came in, as people look for them and see them. */
package aicmo.cam.inbox.display;
