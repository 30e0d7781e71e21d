using System.Text;
using Goldthread.Support;

namespace Goldthread.Fhir.Tests.Interactions;

/// <summary>Conditions, searches, patches and preferences inside a bundle.</summary>
public sealed class BundleTests(FhirWorld world) : IClassFixture<FhirWorld>
{
    private FhirClient Fhir => world.System;

    [Fact]
    public async Task Transaction_ConditionalCreate_RefersToTheOneThatIsThere()
    {
        var organisation = await Fhir.Add("""{"resourceType":"Organization","identifier":[{"system":"urn:o","value":"1"}],"name":"A"}""");
        var bundle = Bundle(
            "transaction",
            """{"fullUrl":"urn:uuid:o","resource":{"resourceType":"Organization","identifier":[{"system":"urn:o","value":"1"}],"name":"B"},"request":{"method":"POST","url":"Organization","ifNoneExist":"identifier=urn:o|1"}}""",
            """{"fullUrl":"urn:uuid:p","resource":{"resourceType":"Patient","identifier":[{"system":"urn:bp","value":"1"}],"managingOrganization":{"reference":"urn:uuid:o"}},"request":{"method":"POST","url":"Patient","ifNoneExist":"identifier=urn:bp|1"}}""",
            """{"resource":{"resourceType":"Observation","status":"final","code":{"text":"x"},"subject":{"reference":"urn:uuid:p"}},"request":{"method":"POST","url":"Observation"}}""");

        var first = await Fhir.Post("", bundle);
        var second = await Fhir.Post("", bundle);

        first.Status.ShouldBe(200, first.Text);
        Statuses(first).ShouldBe(["200", "201", "201"]);
        Statuses(second).ShouldBe(["200", "200", "201"]);
        Location(first, 0).ShouldStartWith($"Organization/{organisation}/");
        Location(second, 1).ShouldBe(Location(first, 1));
        var patient = Location(first, 1)[..Location(first, 1).IndexOf("/_history", StringComparison.Ordinal)];
        (await Fhir.Get(patient)).Body["managingOrganization"]!["reference"]!.ToString().ShouldBe($"Organization/{organisation}");
        (await Fhir.Search("Observation", ("patient", patient))).Total.ShouldBe(2);
    }

    [Fact]
    public async Task Transaction_ConditionalReference_BecomesTheOneOrIsRefused()
    {
        var id = await Fhir.Add("""{"resourceType":"Patient","identifier":[{"system":"urn:cr","value":"1"}]}""");
        await Fhir.Add("""{"resourceType":"Patient","identifier":[{"system":"urn:cr","value":"2"}]}""");
        await Fhir.Add("""{"resourceType":"Patient","identifier":[{"system":"urn:cr","value":"2"}]}""");

        var good = await Fhir.Post("", Bundle("transaction", Observation("Patient?identifier=urn:cr|1")));
        var none = await Fhir.Post("", Bundle("transaction", Observation("Patient?identifier=urn:cr|9")));
        var several = await Fhir.Post("", Bundle("transaction", Observation("Patient?identifier=urn:cr|2")));
        var unknown = await Fhir.Post("", Bundle("transaction", Observation("Patient?nonsense=2")));

        good.Status.ShouldBe(200, good.Text);
        (await Fhir.Get(Location(good, 0))).Body["subject"]!["reference"]!.ToString().ShouldBe($"Patient/{id}");
        (await Fhir.Search("Observation", ("patient", id))).Total.ShouldBe(1);
        none.Status.ShouldBe(412);
        several.Status.ShouldBe(412);
        unknown.Status.ShouldBe(400);
        none.FaultPaths.ShouldContain("Bundle.entry[0].resource.subject");
    }

    [Fact]
    public async Task Transaction_ConditionalReferenceToTheHidden_IsRefusedAsIfItWereNotThere()
    {
        await Fhir.Add("""{"resourceType":"Patient","identifier":[{"system":"urn:hid","value":"1"}]}""");
        var gp = await world.World.Professional("Y02");

        (await gp.Post("", Bundle("transaction", Observation("Patient?identifier=urn:hid|1")))).Text
            .ShouldBe((await gp.Post("", Bundle("transaction", Observation("Patient?identifier=urn:hid|2")))).Text.Replace("|2", "|1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Transaction_EveryVerb_IsDoneInOrder()
    {
        await Fhir.Put("Patient/verbs", """{"resourceType":"Patient","id":"verbs","identifier":[{"system":"urn:v","value":"a"}]}""");
        await Fhir.Put("Patient/verbs-gone", """{"resourceType":"Patient","id":"verbs-gone","identifier":[{"system":"urn:v","value":"gone"}]}""");
        var jsonPatch = Convert.ToBase64String(Encoding.UTF8.GetBytes("""[{"op":"add","path":"/gender","value":"female"}]"""));

        var answer = await Fhir.Post("", Bundle(
            "transaction",
            """{"request":{"method":"GET","url":"Patient?identifier=urn:v|a,urn:v|b,urn:v|gone"}}""",
            """{"request":{"method":"HEAD","url":"Patient/verbs"}}""",
            $$$"""{"resource":{"resourceType":"Binary","contentType":"application/json-patch+json","data":"{{{jsonPatch}}}"},"request":{"method":"PATCH","url":"Patient/verbs"}}""",
            """{"resource":{"resourceType":"Patient","identifier":[{"system":"urn:v","value":"b"}]},"request":{"method":"PUT","url":"Patient?identifier=urn:v|b"}}""",
            """{"resource":{"resourceType":"Patient","identifier":[{"system":"urn:v","value":"gone"}]},"request":{"method":"POST","url":"Patient","ifNoneExist":"identifier=urn:v|gone"}}""",
            """{"request":{"method":"DELETE","url":"Patient?identifier=urn:v|gone"}}"""));

        answer.Status.ShouldBe(200, answer.Text);
        Statuses(answer).ShouldBe(["200", "200", "200", "201", "201", "204"]);
        answer.Body["entry"]![0]!["resource"]!["total"]!.GetValue<int>().ShouldBe(3);
        answer.Body["entry"]![1]!["resource"].ShouldBeNull();
        answer.Body["entry"]![1]!["response"]!["etag"]!.ToString().ShouldBe("W/\"2\"");
        (await Fhir.Get("Patient/verbs")).Body["gender"]!.ToString().ShouldBe("female");
        (await Fhir.Get("Patient/verbs-gone")).Status.ShouldBe(410);
    }

    [Fact]
    public async Task Transaction_FhirPathPatch_IsDone()
    {
        var id = await Fhir.Add("""{"resourceType":"Patient","gender":"male"}""");

        var answer = await Fhir.Post("", Bundle("transaction", $$$"""
            {"resource":{"resourceType":"Parameters","parameter":[{"name":"operation","part":[{"name":"type","valueCode":"replace"},{"name":"path","valueString":"Patient.gender"},{"name":"value","valueCode":"other"}]}]},
             "request":{"method":"PATCH","url":"Patient/{{{id}}}","ifMatch":"W/\"1\""}}
            """));

        answer.Status.ShouldBe(200, answer.Text);
        (await Fhir.Get($"Patient/{id}")).Body["gender"]!.ToString().ShouldBe("other");
    }

    [Fact]
    public async Task Transaction_OneConditionTwice_IsRefused()
    {
        const string entry = """{"resource":{"resourceType":"Patient"},"request":{"method":"POST","url":"Patient","ifNoneExist":"identifier=urn:tw|1"}}""";

        var answer = await Fhir.Post("", Bundle("transaction", entry, entry));

        answer.Status.ShouldBe(400);
        answer.FaultPaths.ShouldContain("Bundle.entry[1]");
    }

    [Theory]
    [InlineData("return=representation", "resource")]
    [InlineData("return=OperationOutcome", "outcome")]
    [InlineData("return=minimal", null)]
    public async Task Bundle_Preference_IsKept(string prefer, string? holds)
    {
        var answer = await Fhir.Post("", Bundle("batch", """{"resource":{"resourceType":"Patient"},"request":{"method":"POST","url":"Patient"}}"""), ("Prefer", prefer));

        var entry = answer.Body["entry"]![0]!;
        (entry["resource"] is not null).ShouldBe(holds == "resource");
        (entry["response"]!["outcome"] is not null).ShouldBe(holds == "outcome");
    }

    [Fact]
    public async Task Batch_Reads_AnswerAsTheyWouldAlone()
    {
        var id = await Fhir.Add("""{"resourceType":"Patient","name":[{"family":"Batchread"}]}""");

        var answer = await Fhir.Post("", Bundle(
            "batch",
            $$$"""{"request":{"method":"GET","url":"Patient/{{{id}}}/_history/1"}}""",
            $$$"""{"request":{"method":"GET","url":"Patient/{{{id}}}/_history"}}""",
            $$$"""{"request":{"method":"GET","url":"Patient/{{{id}}}/$everything"}}""",
            $$$"""{"request":{"method":"GET","url":"Patient/{{{id}}}","ifNoneMatch":"W/\"1\""}}""",
            """{"request":{"method":"GET","url":"Patient?family=batchread"}}""",
            """{"request":{"method":"GET","url":"Patient?nonsense=1"}}""",
            """{"request":{"method":"GET","url":"metadata"}}""",
            $$$"""{"request":{"method":"GET","url":"Patient/{{{id}}}/Observation"}}""",
            """{"request":{"method":"GET","url":"?_type=Patient&_id=none"}}""",
            """{"request":{"method":"GET","url":"a/b/c/d/e"}}"""));

        Statuses(answer).ShouldBe(["200", "200", "200", "304", "200", "400", "200", "200", "200", "404"]);
        answer.Body["entry"]![4]!["resource"]!["total"]!.GetValue<int>().ShouldBe(1);
        answer.Body["entry"]![5]!["response"]!["outcome"].ShouldNotBeNull();
    }

    [Fact]
    public async Task Batch_ReadOfTheHidden_IsJournalledAndNotFound()
    {
        var id = await Fhir.Add("""{"resourceType":"Patient"}""");
        var gp = await world.World.Professional("Y03");

        var answer = await gp.Post("", Bundle("batch", $$$"""{"request":{"method":"GET","url":"Patient/{{{id}}}"}}"""));

        Statuses(answer).ShouldBe(["404"]);
    }

    private static string Observation(string subject) =>
        $$$"""{"resource":{"resourceType":"Observation","status":"final","code":{"text":"x"},"subject":{"reference":"{{{subject}}}"}},"request":{"method":"POST","url":"Observation"}}""";

    private static string Bundle(string type, params string[] entries) => $$$"""{"resourceType":"Bundle","type":"{{{type}}}","entry":[{{{string.Join(',', entries)}}}]}""";

    private static IEnumerable<string> Statuses(FhirAnswer answer) => answer.Body["entry"]!.AsArray().Select(e => e!["response"]!["status"]!.ToString().Split(' ')[0]);

    private static string Location(FhirAnswer answer, int entry) => answer.Body["entry"]![entry]!["response"]!["location"]!.ToString();
}
