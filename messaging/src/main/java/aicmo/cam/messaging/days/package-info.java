/** How long a day is for what waits, the same in every service. */
package aicmo.cam.messaging.days;
