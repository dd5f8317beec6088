package aicmo.cam.rest.json;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Fields of the JSON that CAM shows and sets itself: a request that gives a document back may leave them in, and they are ignored. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ReadOnlyFields {
    /** The names in the JSON. */
    String[] value();
}
