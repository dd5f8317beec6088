package aicmo.cam.local.access;

import aicmo.cam.local.clock.WaitLimit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.errors.SaslAuthenticationException;

/**
 * Gives a running Kafka the topics and users of {@link KafkaContract}. What is there already stays, events included; a right that the
 * contract no longer grants to one of its users is taken away.
 */
public final class KafkaSetup {
    private static final ScramCredentialInfo SCRAM = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096);
    private static final long SECONDS = 60;

    private final KafkaContract contract;
    private final KafkaLogins logins;
    private final int mostPartitions;

    /** @param mostPartitions a topic gets no more than these, whatever the contract says for a cluster */
    public KafkaSetup(KafkaContract contract, KafkaLogins logins, int mostPartitions) {
        this.contract = contract;
        this.logins = logins;
        this.mostPartitions = mostPartitions;
    }

    /**
     * Connects as the administrator and does it; done again, it changes nothing.
     *
     * @throws KafkaSetupFailed where Kafka refuses it or does not answer
     */
    public void apply(String bootstrapServers) {
        Map<String, Object> settings = new HashMap<>(logins.admin().bootstrapSettings());
        settings.put("bootstrap.servers", bootstrapServers);
        try (Admin admin = Admin.create(settings)) {
            createTopics(admin);
            createUsers(admin);
            grant(admin);
            awaitEffect(admin, bootstrapServers);
        } catch (ExecutionException e) {
            throw new KafkaSetupFailed(bootstrapServers, e.getCause());
        } catch (TimeoutException e) {
            throw new KafkaSetupFailed(bootstrapServers, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaSetupFailed(bootstrapServers, e);
        }
    }

    private void createTopics(Admin admin) throws ExecutionException, InterruptedException, TimeoutException {
        Set<String> present = await(admin.listTopics().names());
        List<NewTopic> absent = contract.topics().stream()
                .filter(topic -> !present.contains(topic.name()))
                .map(topic -> new NewTopic(topic.name(), Math.min(topic.partitions(), mostPartitions), (short) 1)
                        .configs(Map.of("retention.ms", String.valueOf(topic.retentionMillis()))))
                .toList();
        await(admin.createTopics(absent).all());
    }

    private void createUsers(Admin admin) throws ExecutionException, InterruptedException, TimeoutException {
        List<UserScramCredentialAlteration> users = new ArrayList<>();
        for (String user : contract.users().keySet()) {
            users.add(new UserScramCredentialUpsertion(
                    user, SCRAM, logins.of(user).password()));
        }
        await(admin.alterUserScramCredentials(users).all());
    }

    private void grant(Admin admin) throws ExecutionException, InterruptedException, TimeoutException {
        Set<AclBinding> wanted = wanted();
        Collection<AclBinding> present =
                await(admin.describeAcls(AclBindingFilter.ANY).values());
        await(admin.createAcls(wanted.stream()
                        .filter(right -> !present.contains(right))
                        .toList())
                .all());
        await(admin.deleteAcls(present.stream()
                        .filter(right -> !wanted.contains(right) && isOfContract(right))
                        .map(AclBinding::toFilter)
                        .toList())
                .all());
    }

    /** The controller has accepted all of it; the broker, which asks users for their passwords, hears of it a moment later. */
    private void awaitEffect(Admin admin, String bootstrapServers)
            throws ExecutionException, InterruptedException, TimeoutException {
        WaitLimit limit = WaitLimit.of(Duration.ofSeconds(SECONDS));
        while (!granted(admin) || !isLetIn(bootstrapServers)) {
            if (limit.isOver()) {
                throw new TimeoutException("Kafka did not take up its users in " + SECONDS + " s");
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private boolean granted(Admin admin) throws ExecutionException, InterruptedException, TimeoutException {
        return await(admin.describeAcls(AclBindingFilter.ANY).values()).containsAll(wanted());
    }

    private Set<AclBinding> wanted() {
        Set<AclBinding> wanted = new HashSet<>();
        contract.users().values().forEach(wanted::addAll);
        return wanted;
    }

    private boolean isLetIn(String bootstrapServers) throws ExecutionException, InterruptedException, TimeoutException {
        Map<String, Object> settings =
                new HashMap<>(logins.of(KafkaLogins.READER).clientSettings());
        settings.put("bootstrap.servers", bootstrapServers);
        try (Admin reader = Admin.create(settings)) {
            await(reader.describeCluster().clusterId());
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SaslAuthenticationException) {
                return false;
            }
            throw e;
        }
    }

    private boolean isOfContract(AclBinding right) {
        return contract.users().containsKey(right.entry().principal().replaceFirst("^User:", ""));
    }

    private static <T> T await(KafkaFuture<T> future)
            throws ExecutionException, InterruptedException, TimeoutException {
        return future.get(SECONDS, TimeUnit.SECONDS);
    }
}
