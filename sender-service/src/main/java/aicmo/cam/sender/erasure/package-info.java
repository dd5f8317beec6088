/** What is known of a person is erased when that person asks for it, and nobody writes to the address again. */
package aicmo.cam.sender.erasure;
