/** Which mail a message answers: the index of what was sent, and how a message finds its mail in it. */
package aicmo.cam.inbox.thread;
