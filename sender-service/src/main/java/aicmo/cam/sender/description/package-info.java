/** What others may know of how the sender is set up. */
package aicmo.cam.sender.description;
