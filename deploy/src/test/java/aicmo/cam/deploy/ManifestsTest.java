package aicmo.cam.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is deployed is what it says it is: known to Kubernetes field by field, and bound as tightly as it can be. */
class ManifestsTest {
    private static final List<String> SERVICES =
            List.of("sender-service", "inbox-service", "classifier-service", "followup-service", "decision-service");
    private static final Map<String, Class<? extends HasMetadata>> CORE = Map.ofEntries(
            Map.entry("v1/Namespace", Namespace.class),
            Map.entry("v1/ConfigMap", ConfigMap.class),
            Map.entry("v1/Pod", Pod.class),
            Map.entry("v1/Secret", Secret.class),
            Map.entry("v1/Service", Service.class),
            Map.entry("v1/ServiceAccount", ServiceAccount.class),
            Map.entry("apps/v1/Deployment", Deployment.class),
            Map.entry("apps/v1/StatefulSet", StatefulSet.class),
            Map.entry("policy/v1/PodDisruptionBudget", PodDisruptionBudget.class),
            Map.entry("autoscaling/v2/HorizontalPodAutoscaler", HorizontalPodAutoscaler.class),
            Map.entry("networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class),
            Map.entry("networking.k8s.io/v1/Ingress", Ingress.class));

    /** The models keep what they do not know in a map; without that map an unknown field is an error. */
    private static final ObjectMapper STRICT = new ObjectMapper()
            .setAnnotationIntrospector(new JacksonAnnotationIntrospector() {
                @Override
                public Boolean hasAnySetter(Annotated annotated) {
                    return false;
                }
            });

    @Test
    void every_overlay_renders_with_the_five_services() {
        for (String overlay : Rendered.OVERLAYS) {
            assertThat(Rendered.ofKind(overlay, "Deployment").map(ManifestsTest::nameOf))
                    .as(overlay)
                    .containsExactlyInAnyOrderElementsOf(SERVICES);
        }
    }

    @Test
    void every_core_document_is_known_to_kubernetes_field_by_field() throws Exception {
        for (JsonNode document : documents()) {
            Class<? extends HasMetadata> model = CORE.get(type(document));
            if (model != null) {
                assertThat(STRICT.treeToValue(document, model))
                        .as(Rendered.name(document))
                        .isNotNull();
            }
        }
    }

    @Test
    void every_document_is_checked_by_a_model_or_by_a_schema() {
        assertThat(documents().stream()
                        .map(ManifestsTest::type)
                        .filter(type -> !CORE.containsKey(type) && !CustomResourcesTest.KNOWN.containsKey(type)))
                .isEmpty();
    }

    @Test
    void no_container_runs_as_root_or_may_become_it() {
        for (JsonNode workload : workloads().toList()) {
            JsonNode pod = workload.path("kind").asText().equals("Pod")
                    ? workload.path("spec")
                    : workload.at("/spec/template/spec");
            String name = Rendered.name(workload);
            assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean())
                    .as(name)
                    .isTrue();
            assertThat(pod.at("/securityContext/runAsUser").asInt()).as(name).isPositive();
            assertThat(pod.at("/securityContext/seccompProfile/type").asText())
                    .as(name)
                    .isEqualTo("RuntimeDefault");
            assertThat(pod.at("/automountServiceAccountToken").asBoolean(true))
                    .as(name)
                    .isFalse();
            for (JsonNode container : pod.path("containers")) {
                JsonNode bounds = container.path("securityContext");
                assertThat(bounds.path("allowPrivilegeEscalation").asBoolean(true))
                        .as(name)
                        .isFalse();
                assertThat(bounds.at("/capabilities/drop/0").asText()).as(name).isEqualTo("ALL");
                assertThat(container.at("/resources/limits/memory").asText())
                        .as(name)
                        .isNotEmpty();
                assertThat(container.at("/resources/requests/cpu").asText())
                        .as(name)
                        .isNotEmpty();
            }
        }
    }

    @Test
    void a_service_leaves_in_order_shows_how_it_is_and_writes_nowhere_but_to_tmp() {
        for (String overlay : Rendered.OVERLAYS) {
            Rendered.ofKind(overlay, "Deployment").forEach(deployment -> {
                JsonNode pod = deployment.at("/spec/template/spec");
                JsonNode container = pod.at("/containers/0");
                String name = overlay + " " + Rendered.name(deployment);
                assertThat(container
                                .at("/securityContext/readOnlyRootFilesystem")
                                .asBoolean())
                        .as(name)
                        .isTrue();
                assertThat(List.of("startupProbe", "livenessProbe", "readinessProbe"))
                        .as(name)
                        .allMatch(container::has);
                assertThat(pod.path("terminationGracePeriodSeconds").asInt())
                        .as(name)
                        .isGreaterThan(30);
                assertThat(pod.path("topologySpreadConstraints")).as(name).hasSize(2);
                assertThat(pod.path("enableServiceLinks").asBoolean(true))
                        .as(name)
                        .isFalse();
                assertThat(deployment
                                .at("/spec/strategy/rollingUpdate/maxUnavailable")
                                .asInt(9))
                        .as(name)
                        .isZero();
            });
            for (String kind : List.of("Service", "ServiceAccount", "PodDisruptionBudget")) {
                assertThat(Rendered.ofKind(overlay, kind).map(ManifestsTest::nameOf))
                        .as(overlay)
                        .containsAll(SERVICES);
            }
        }
    }

    @Test
    void in_production_nothing_speaks_to_anything_that_no_policy_names() {
        Map<String, JsonNode> policies = Rendered.ofKind("production", "NetworkPolicy")
                .collect(Collectors.toMap(ManifestsTest::nameOf, policy -> policy));
        assertThat(policies.get("deny-all").at("/spec/podSelector")).isEmpty();
        assertThat(policies).containsKeys(SERVICES.toArray(String[]::new));
        for (String service : SERVICES) {
            JsonNode policy = policies.get(service);
            assertThat(policy.at("/spec/podSelector/matchLabels/app.kubernetes.io~1name")
                            .asText())
                    .isEqualTo(service);
            policy.at("/spec/egress")
                    .forEach(flow -> assertThat(flow.path("to")).as(service).isNotEmpty());
            policy.at("/spec/egress")
                    .forEach(flow -> assertThat(flow.path("ports")).as(service).isNotEmpty());
            policy.at("/spec/ingress")
                    .forEach(flow -> assertThat(flow.path("from")).as(service).isNotEmpty());
        }
    }

    @Test
    void in_production_no_secret_stands_in_a_file() {
        assertThat(Rendered.ofKind("production", "Secret")).isEmpty();
    }

    @Test
    void a_secret_or_map_that_a_pod_names_is_made_by_somebody() {
        Set<String> made = new HashSet<>();
        Rendered.ofKind("local", "ConfigMap").map(ManifestsTest::nameOf).forEach(made::add);
        Rendered.ofKind("local", "Secret").map(ManifestsTest::nameOf).forEach(made::add);
        Rendered.ofKind("local", "Deployment")
                .flatMap(deployment -> deployment.findValues("secretKeyRef").stream())
                .forEach(reference ->
                        assertThat(made).contains(reference.path("name").asText()));
    }

    private static List<JsonNode> documents() {
        return Stream.of(
                        Rendered.all(),
                        Rendered.render(Rendered.ROOT.resolve("deploy/src/test/kustomize/hpa")).stream(),
                        Stream.of(Rendered.file("deploy/kubernetes/toolbox.yaml")))
                .flatMap(documents -> documents)
                .toList();
    }

    private static Stream<JsonNode> workloads() {
        return documents().stream()
                .filter(document -> document.at("/spec/template/spec").isObject()
                        || document.path("kind").asText().equals("Pod"));
    }

    private static String nameOf(JsonNode document) {
        return document.at("/metadata/name").asText();
    }

    private static String type(JsonNode document) {
        return document.path("apiVersion").asText() + "/"
                + document.path("kind").asText();
    }
}
