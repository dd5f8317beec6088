package aicmo.cam.classifier.reply;

import aicmo.cam.classifier.ReplyClassifier;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** What the plain classes of this service are given. */
@Singleton
class ClassifierBeans {
    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    ReplyClassifier classifier() {
        return new ReplyClassifier();
    }
}
