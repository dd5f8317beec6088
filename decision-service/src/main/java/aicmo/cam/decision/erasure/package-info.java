/** What is known of a person is erased when that person asks for it: counters know nobody, what is yet to be told to others does. */
package aicmo.cam.decision.erasure;
