using Goldthread.Support;

namespace Goldthread.Fhir.Tests.Interactions;

/// <summary>Whatever tells of a person's record is in the read journal against that person.</summary>
public sealed class ReadsNamePeopleTests(FhirWorld world) : IClassFixture<FhirWorld>
{
    private const string JsonPatch = "application/json-patch+json";
    private const string Patched = """[{"op":"add","path":"/language","value":"en"}]""";

    private FhirClient Fhir => world.System;

    [Fact]
    public async Task Conditions_OneMatches_NameThePerson()
    {
        var id = await Fhir.Add(Patient("rn1"));

        await Fhir.Post("Patient", Patient("rn1"), ("If-None-Exist", "identifier=urn:rn|rn1"));
        await Fhir.Put("Patient?identifier=urn:rn|rn1", Patient("rn1", "changed"));
        await Fhir.Patch("Patient?identifier=urn:rn|rn1", Patched, JsonPatch);
        await Fhir.Post("Observation", Observation("Patient?identifier=urn:rn|rn1"));

        (await Journalled("condition Patient?identifier=urn:rn|rn1")).ShouldBe([await Person(id), await Person(id), await Person(id), await Person(id)]);
    }

    [Fact]
    public async Task Condition_SeveralMatch_NamesEachThoughItIsRefused()
    {
        var (first, second) = (await Fhir.Add(Patient("rn2")), await Fhir.Add(Patient("rn2")));

        (await Fhir.Put("Patient?identifier=urn:rn|rn2", Patient("rn2"))).Status.ShouldBe(412);

        (await Journalled("condition Patient?identifier=urn:rn|rn2")).ShouldBe([await Person(first), await Person(second)], ignoreOrder: true);
    }

    [Fact]
    public async Task Condition_NoneMatches_NamesNobody()
    {
        (await Fhir.Patch("Patient?identifier=urn:rn|nobody", Patched, JsonPatch)).Status.ShouldBe(404);

        (await Journalled("condition Patient?identifier=urn:rn|nobody")).ShouldBe([0]);
    }

    [Theory]
    [InlineData("batch")]
    [InlineData("transaction")]
    public async Task Bundle_GetPatchAndConditions_NameThePerson(string kind)
    {
        var id = await Fhir.Add(Patient("rn3" + kind));
        var other = await Fhir.Add(Patient("rn4" + kind));

        var answer = await Fhir.Post("", $$$"""
            {"resourceType":"Bundle","type":"{{{kind}}}","entry":[
              {"request":{"method":"GET","url":"Patient/{{{id}}}"}},
              {"resource":{"resourceType":"Binary","contentType":"application/json-patch+json","data":"{{{Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Patched))}}}"},"request":{"method":"PATCH","url":"Patient/{{{id}}}"}},
              {"resource":{{{Patient("rn4" + kind)}}},"request":{"method":"POST","url":"Patient","ifNoneExist":"identifier=urn:rn|rn4{{{kind}}}"}},
              {"resource":{{{Observation($"Patient?identifier=urn:rn|rn4{kind}")}}},"request":{"method":"POST","url":"Observation"}}]}
            """);

        answer.Body["entry"]!.AsArray().Select(e => e!["response"]!["status"]!.ToString()[..3]).ShouldBe(["200", "200", "200", "201"], answer.Text);
        (await Journalled($"read Patient/{id}")).ShouldBe([await Person(id)]);
        (await Journalled($"patch Patient/{id}")).ShouldBe([await Person(id)]);
        (await Journalled($"condition Patient?identifier=urn:rn|rn4{kind}")).ShouldBe([await Person(other), await Person(other)]);
    }

    [Fact]
    public async Task Patch_DoesNotFit_NamesThePerson()
    {
        var id = await Fhir.Add(Patient("rn5"));

        (await Fhir.Patch($"Patient/{id}", """[{"op":"test","path":"/gender","value":"male"}]""", JsonPatch)).Status.ShouldBe(412);

        (await Journalled($"patch Patient/{id}")).ShouldBe([await Person(id)]);
    }

    [Fact]
    public async Task History_OfAType_NamesEveryoneWhoIsSent()
    {
        await using var own = await World.Start();
        var ids = new[] { await own.System.Add(Patient("h1")), await own.System.Add(Patient("h2")) };

        await own.System.Get("Patient/_history");

        (await Journalled("history of Patient", own)).Count.ShouldBe(2);
        (await Journalled("history of Patient", own)).ShouldBe([await Person(ids[0], own), await Person(ids[1], own)], ignoreOrder: true);
    }

    private Task<List<long>> Journalled(string activity, World? of = null) => (of ?? world.World).Reads.Read(s =>
        s.Statement("select person from kernel_read where activity = @activity order by act_no").Set("activity", activity).List(r => r.GetInt64(0))).AsTask();

    private async Task<long> Person(string id, World? of = null) => (await (of ?? world.World).Records.Read(s =>
        s.Statement("select person from fhir_key where id = @id").Set("id", id).List(r => r.GetInt64(0))))[0];

    private static string Patient(string value, string family = "x") => $$"""{"resourceType":"Patient","identifier":[{"system":"urn:rn","value":"{{value}}"}],"name":[{"family":"{{family}}"}]}""";

    private static string Observation(string subject) => $$"""{"resourceType":"Observation","status":"final","subject":{"reference":"{{subject}}"},"code":{"text":"x"} }""";
}
