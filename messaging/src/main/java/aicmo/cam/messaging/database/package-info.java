/** The service's database: what a failed statement does to its transaction, and connections beside the pool. */
package aicmo.cam.messaging.database;
