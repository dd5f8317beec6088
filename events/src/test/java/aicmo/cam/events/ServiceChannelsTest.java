package aicmo.cam.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each service listens to what the contract says, tells what it says, and loses nothing of it. */
class ServiceChannelsTest {
    @TestFactory
    Stream<DynamicTest> a_service_listens_to_the_topics_that_the_contract_gives_it() {
        return each(service -> assertThat(service.incoming().values())
                .containsExactlyInAnyOrderElementsOf(EventTable.consumedBy(service.shortName())));
    }

    @TestFactory
    Stream<DynamicTest> a_service_tells_the_topics_that_the_contract_gives_it() {
        return each(service -> assertThat(service.published())
                .containsExactlyInAnyOrderElementsOf(EventTable.publishedBy(service.shortName())));
    }

    @TestFactory
    Stream<DynamicTest> a_new_service_reads_the_history_too() {
        return eachChannel((service, channel) ->
                assertThat(service.setting(channel, "auto.offset.reset")).isEqualTo("earliest"));
    }

    @TestFactory
    Stream<DynamicTest> an_unreadable_event_does_not_stop_its_channel() {
        return eachChannel((service, channel) -> assertThat(service.setting(channel, "fail-on-deserialization-failure"))
                .isEqualTo("false"));
    }

    /** Messaging's Intake buries poison itself, and then the connector must not skip; else the connector has to bury it. */
    @TestFactory
    Stream<DynamicTest> what_fails_is_repeated_or_goes_to_the_services_dead_letters() {
        return eachChannel((service, channel) -> {
            assertThat(service.setting(channel, "failure-strategy")).isIn("fail", "dead-letter-queue");
            if (service.setting(channel, "failure-strategy").equals("dead-letter-queue")) {
                assertThat(service.setting(channel, "dead-letter-queue.topic"))
                        .isEqualTo(Topic.named(service.incoming().get(channel)).deadLetterTopic(service.service()));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> a_service_is_known_to_kafka_by_the_name_of_its_folder() {
        return each(
                service -> assertThat(service.properties().getProperty("quarkus.application.name", service.service()))
                        .isEqualTo(service.service()));
    }

    private static Stream<DynamicTest> each(Consumer<ServiceSettings> rule) {
        return DynamicTest.stream(ServiceSettings.all().stream(), ServiceSettings::service, rule::accept);
    }

    private static Stream<DynamicTest> eachChannel(ChannelRule rule) {
        return each(service -> service.incoming().keySet().forEach(channel -> rule.check(service, channel)));
    }

    private interface ChannelRule {
        void check(ServiceSettings service, String channel);
    }
}
