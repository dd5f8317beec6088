/**
 * The contract of CAM: every fact that one service tells the others, as a record of its own.
 *
 * <p>On the wire an event is JSON in snake_case; {@code asyncapi.yaml}, the JSON Schemas and the golden examples beside these
 * classes say the same and are held against them by a test. Schemas only grow: an optional component may be added, nothing is
 * renamed, retyped or removed; a breaking change is a new topic.
 */
package aicmo.cam.events;
