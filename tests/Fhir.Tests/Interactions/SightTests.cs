using Goldthread.Support;

namespace Goldthread.Fhir.Tests.Interactions;

/// <summary>What is out of sight might as well not exist: read, search, counts, order, pages and refusals.</summary>
public sealed class SightTests(FhirWorld world) : IClassFixture<FhirWorld>
{
    [Fact]
    public async Task HiddenAndMissing_EveryRequest_AnswersAlike()
    {
        var (x, y) = await TwoOrganisations("A");
        var hidden = await x.Add("""{"resourceType":"Patient","name":[{"family":"Hidden"}]}""");
        var observation = await x.Add(Observation(hidden));
        var owned = await y.Add("""{"resourceType":"Patient"}""");

        foreach (var (method, address, body) in new (string, string, string?)[]
        {
            ("GET", "Patient/ID", null), ("GET", "Patient/ID/_history", null), ("GET", "Patient/ID/_history/1", null), ("GET", "Patient/ID/$everything", null),
            ("DELETE", "Patient/ID", null), ("PUT", "Patient/ID", """{"resourceType":"Patient","id":"ID"}"""),
            ("GET", "Patient?_id=ID", null), ("GET", "Observation?patient=ID", null), ("GET", "Observation?subject=ID", null),
            ("POST", "Observation", Observation("ID")), ("PUT", $"Patient/{owned}", $$$"""{"resourceType":"Patient","id":"{{{owned}}}","link":[{"other":{"reference":"Patient/ID"},"type":"seealso"}]}"""),
        })
        {
            var there = await Ask(y, method, address, body, hidden);
            var missing = await Ask(y, method, address, body, "0aaaaaa-000000000001");
            there.ShouldBe(missing, $"{method} {address}");
        }

        (await y.Get($"Observation/{observation}")).Status.ShouldBe(404);
        (await x.Get($"Observation/{observation}")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Search_ProfessionalOfAnother_NeverSeesCountsOrSortsByOthers()
    {
        var (x, y) = await TwoOrganisations("B");
        foreach (var name in new[] { "Anders", "Brook", "Cole" })
        {
            await x.Add(Patient("sightb" + name));
        }

        var own = await y.Add(Patient("sightbZed"));

        var found = await y.Search("Patient", ("family", "sightb"), ("_sort", "family"), ("_count", "1"));

        found.Total.ShouldBe(1);
        found.Entries.ShouldBe([$"Patient/{own}"]);
        found.Link("next").ShouldBeNull();
        (await y.Search("Patient", ("_summary", "count"))).Total.ShouldBe(1);
        (await x.Search("Patient", ("_summary", "count"))).Total.ShouldBe(3);
    }

    [Fact]
    public async Task PageLink_OfSomebodyElse_IsRefused()
    {
        var (x, y) = await TwoOrganisations("C");
        for (var i = 0; i < 4; i++)
        {
            await x.Add(Patient("sightc"));
        }

        var own = await y.Add(Patient("sightc"));
        await y.Add(Patient("sightc"));
        var next = (await world.System.Search("Patient", ("family", "sightc"), ("_count", "1"))).Link("next")!;

        var page = await y.Get(next);

        page.Status.ShouldBe(400);
        page.Text.ShouldContain("page link");
        (await y.Get($"Patient/{own}")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task ResourceAboutSeveral_IsSeenOnlyWhenAllAreInSight()
    {
        var (x, y) = await TwoOrganisations("D");
        var mine = await x.Add(Patient("sightd"));
        var also = await x.Add(Patient("sightd"));
        var other = await y.Add(Patient("sightd"));
        var both = await world.System.Add(Appointment(mine, other));
        var inSight = await x.Add(Appointment(mine, also));
        var group = await world.System.Add($$$"""{"resourceType":"Group","type":"person","actual":true,"member":[{"entity":{"reference":"Patient/{{{mine}}}"}},{"entity":{"reference":"Patient/{{{other}}}"}}]}""");

        (await x.Get($"Appointment/{both}")).Status.ShouldBe(404);
        (await x.Get($"Appointment/{inSight}")).Status.ShouldBe(200);
        (await y.Get($"Appointment/{inSight}")).Status.ShouldBe(404);
        (await x.Get($"Group/{group}")).Status.ShouldBe(404);
        (await x.Search("Appointment", ("patient", mine))).Entries.ShouldBe([$"Appointment/{inSight}"]);
        (await x.Search("Appointment", ("patient", also))).Entries.ShouldBe([$"Appointment/{inSight}"]);
        (await x.Search("Appointment")).Entries.ShouldBe([$"Appointment/{inSight}"]);
        (await y.Search("Appointment")).Total.ShouldBe(0);
        (await x.Get($"Patient/{mine}/$everything")).Entries.ShouldBe([$"Patient/{mine}", $"Appointment/{inSight}"]);
        (await world.System.Search("Appointment", ("patient", mine))).Total.ShouldBe(2);

        (await x.Put($"Appointment/{inSight}", Appointment(mine, also, inSight, "cancelled"))).Status.ShouldBe(200);
        (await x.Search("Appointment", ("status", "cancelled"))).Total.ShouldBe(1);
        (await x.Delete($"Appointment/{inSight}")).Status.ShouldBe(204);
        (await x.Get($"Appointment/{inSight}")).Status.ShouldBe(410);
        (await y.Get($"Appointment/{inSight}")).Status.ShouldBe(404);
        (await y.Get($"Appointment/{inSight}/_history")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Write_AboutSomeoneHidden_IsRefusedAlsoByDetours()
    {
        var (x, y) = await TwoOrganisations("E");
        var hidden = await x.Add(Patient("sighte"));
        var request = await x.Add($$$"""{"resourceType":"ServiceRequest","status":"active","intent":"order","subject":{"reference":"Patient/{{{hidden}}}"}}""");
        var own = await y.Add(Patient("sighte"));
        var observation = await y.Add(Observation(own));

        (await y.Post("Task", $$$"""{"resourceType":"Task","status":"requested","intent":"order","focus":{"reference":"ServiceRequest/{{{request}}}"}}""")).Status.ShouldBe(400);
        (await y.Put($"Observation/{observation}", Observation(hidden, observation))).Status.ShouldBe(404);
        (await y.Post("Appointment", Appointment(own, hidden))).Status.ShouldBe(404);
        (await y.Put("Patient/an-id-of-mine", """{"resourceType":"Patient","id":"an-id-of-mine"}""")).Status.ShouldBe(404);
        (await y.Get($"Observation/{observation}")).Body["subject"]!["reference"]!.ToString().ShouldBe($"Patient/{own}");
        (await x.Get($"Patient/{hidden}/$everything")).Total.ShouldBe(2);
    }

    [Fact]
    public async Task Orphans_AreForTheSystemOnly_AndTaskAndBinaryFollowTheirPerson()
    {
        var (x, y) = await TwoOrganisations("F");
        var patient = await x.Add(Patient("sightf"));
        var orphan = await world.System.Add("""{"resourceType":"Binary","contentType":"text/plain","data":"aGVsbG8="}""");
        var binary = await world.System.Add($$$"""{"resourceType":"Binary","contentType":"text/plain","securityContext":{"reference":"Patient/{{{patient}}}"}}""");
        var task = await x.Add($$$"""{"resourceType":"Task","status":"requested","intent":"order","for":{"reference":"Patient/{{{patient}}}"}}""");

        (await x.Get($"Binary/{orphan}")).Status.ShouldBe(404);
        (await world.System.Get($"Binary/{orphan}")).Status.ShouldBe(200);
        (await x.Get($"Binary/{binary}")).Status.ShouldBe(200);
        (await y.Get($"Binary/{binary}")).Status.ShouldBe(404);
        (await x.Search("Task", ("patient", patient))).Entries.ShouldBe([$"Task/{task}"]);
        (await y.Search("Task")).Total.ShouldBe(0);
        (await x.Search("Binary")).Entries.ShouldBe([$"Binary/{binary}"]);
        (await x.Post("Binary", """{"resourceType":"Binary","contentType":"text/plain"}""")).Status.ShouldBe(400);
    }

    [Fact]
    public async Task SubjectChanged_MovesWithATombstone()
    {
        var (x, y) = await TwoOrganisations("G");
        var from = await x.Add(Patient("sightg"));
        var to = await y.Add(Patient("sightg"));
        var observation = await x.Add(Observation(from));

        var moved = await world.System.Put($"Observation/{observation}", Observation(to, observation), ("If-Match", "W/\"1\""));

        moved.Status.ShouldBe(200, moved.Text);
        moved.Version.ShouldBeGreaterThan(1);
        (await x.Get($"Observation/{observation}")).Status.ShouldBe(404);
        (await y.Get($"Observation/{observation}")).Status.ShouldBe(200);
        (await x.Search("Observation", ("patient", from))).Total.ShouldBe(0);
        (await y.Search("Observation", ("patient", to))).Entries.ShouldBe([$"Observation/{observation}"]);
        (await world.System.Search("Observation", ("_id", observation))).Total.ShouldBe(1);
        (await world.System.Delete($"Observation/{observation}")).Status.ShouldBe(204);
        var back = await world.System.Put($"Observation/{observation}", Observation(from, observation));
        back.Status.ShouldBe(201);
        back.Version.ShouldBeGreaterThan(moved.Version);
        (await world.System.Get($"Observation/{observation}")).Body["subject"]!["reference"]!.ToString().ShouldBe($"Patient/{from}");
        (await world.System.Search("Observation", ("_id", observation))).Total.ShouldBe(1);
    }

    [Fact]
    public async Task PatientThatCameAfterItsReferences_IsTheSamePerson()
    {
        var observation = await world.System.Add(Observation("late-comer"));
        (await world.System.Get("Patient/late-comer")).Status.ShouldBe(404);
        (await world.System.Search("Observation", ("patient", "late-comer"))).Entries.ShouldBe([$"Observation/{observation}"]);

        (await world.System.Put("Patient/late-comer", """{"resourceType":"Patient","id":"late-comer"}""")).Status.ShouldBe(201);

        (await world.System.Get("Patient/late-comer/$everything")).Entries.ShouldBe(["Patient/late-comer", $"Observation/{observation}"]);
        (await world.System.Search("Patient", ("_id", "late-comer"))).Total.ShouldBe(1);
    }

    [Theory]
    [InlineData("analyst", 403)]
    [InlineData("no-such-role", 403)]
    public async Task Role_WithoutFhir_IsRefusedEverywhere(string role, int status)
    {
        var user = await world.World.Professional("SIGHT-H", role);

        (await user.Get("Patient")).Status.ShouldBe(status);
        (await user.Get("Patient/1")).Status.ShouldBe(status);
        (await user.Post("Patient", """{"resourceType":"Patient"}""")).Status.ShouldBe(status);
        (await user.Post("", """{"resourceType":"Bundle","type":"batch"}""")).Status.ShouldBe(status);
        (await user.Delete("Patient/1")).Status.ShouldBe(status);
    }

    [Fact]
    public async Task SharedTypes_AreReadByEveryone()
    {
        var (x, _) = await TwoOrganisations("I");
        var organisation = await world.System.Add("""{"resourceType":"Organization","name":"Shared by all of sighti"}""");

        (await x.Get($"Organization/{organisation}")).Status.ShouldBe(200);
        (await x.Search("Organization", ("name:contains", "sighti"))).Entries.ShouldBe([$"Organization/{organisation}"]);
    }

    private static async Task<string> Ask(FhirClient client, string method, string address, string? body, string id)
    {
        var text = body?.Replace("ID", id, StringComparison.Ordinal);
        var target = address.Replace("ID", id, StringComparison.Ordinal);
        var answer = method switch
        {
            "POST" => await client.Post(target, text!),
            "PUT" => await client.Put(target, text!),
            _ => await client.Send(new HttpMethod(method), target, null),
        };
        var shown = answer.Text.Replace(id, "ID", StringComparison.Ordinal);
        return $"{answer.Status} {(method == "PUT" && answer.Status == 200 ? "" : shown)}";
    }

    private static string Patient(string family) => $$$"""{"resourceType":"Patient","name":[{"family":"{{{family}}}"}]}""";

    private static string Observation(string patient, string? id = null) =>
        $$$"""{"resourceType":"Observation",{{{(id is null ? "" : $"\"id\":\"{id}\",")}}}"status":"final","code":{"text":"x"},"subject":{"reference":"Patient/{{{patient}}}"}}""";

    private static string Appointment(string one, string two, string? id = null, string status = "booked") => $$$"""
        {"resourceType":"Appointment",{{{(id is null ? "" : $"\"id\":\"{id}\",")}}}"status":"{{{status}}}","start":"2025-01-01T10:00:00Z","end":"2025-01-01T11:00:00Z",
         "participant":[{"actor":{"reference":"Patient/{{{one}}}"},"status":"accepted"},{"actor":{"reference":"Patient/{{{two}}}"},"status":"accepted"}]}
        """;

    private async Task<(FhirClient X, FhirClient Y)> TwoOrganisations(string name) =>
        (await world.World.Professional($"SIGHT-{name}-X"), await world.World.Professional($"SIGHT-{name}-Y"));
}
