/** Measures the classifier against folders of labelled messages; needs no service, no database and no broker. */
package aicmo.cam.classifier.evaluate;
