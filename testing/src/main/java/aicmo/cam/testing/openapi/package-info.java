/** The operations of a service as its OpenAPI document lists them, for tests that call every one of them. */
package aicmo.cam.testing.openapi;
