using System.Net;
using Goldthread.Record.Access;
using Goldthread.Record.People;
using Goldthread.Record.Tests.Pages;
using Goldthread.Record.Tests.People;
using Goldthread.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Record.Tests.Access;

/// <summary>No row in the journal, no answer: under every kind of answer that tells of a person, and under every kind of write.</summary>
public sealed class NoRowNoAnswerTests
{
    private const string Number = "9990000018";
    private static readonly string[] Secrets = ["Quillfeather", "Zebulon", "Nettlerash", "UXVpbGxmZWF0aGVy"];
    private static readonly string View = """
        {"resourceType":"Parameters","parameter":[{"name":"viewResource","resource":{"resourceType":"ViewDefinition","name":"v","resource":"Patient","select":[{"column":[{"name":"family","path":"name.family.first()","type":"string"}]}]}}]}
        """;

    [DatabaseTheory]
    public async Task FhirAnswer_OfAnyKind_DoesNotLeaveWithoutItsRow(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        var gp = await world.Professional("GP1");
        var ids = await Fill(gp);
        var asked = Questions(ids);
        foreach (var (name, ask) in asked)
        {
            var answer = await ask(gp);
            answer.Status.ShouldBeInRange(200, 304, name + ": " + answer.Text);
        }

        await Break(world.Reads, "kernel_read");

        foreach (var (name, ask) in asked)
        {
            var answer = await ask(gp);
            answer.Status.ShouldBeOneOf([500, 503], name + ": " + answer.Text);
            Tells(answer.Text).ShouldBeFalse(name);
            answer.Headers.ETag.ShouldBeNull(name);
        }
    }

    [DatabaseTheory]
    public async Task Export_WithoutItsRows_SendsNoFile(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        var gp = await world.Professional("GP1");
        await Fill(gp);
        var ready = await gp.Get("$export", ("Prefer", "respond-async"));
        ready.Status.ShouldBe(202);
        var manifest = await Ended(gp, ready);
        manifest.Status.ShouldBe(200);
        var file = manifest.Body["output"]!.AsArray().First(o => o!["type"]!.GetValue<string>() == "Patient")!["url"]!.GetValue<string>();
        (await gp.Get(file)).Text.ShouldContain("Quillfeather");

        await Break(world.Reads, "kernel_read");

        var again = await gp.Get(file);
        again.Status.ShouldBeOneOf(500, 503);
        Tells(again.Text).ShouldBeFalse();
        (await gp.Get("$export", ("Prefer", "respond-async"))).Status.ShouldBeOneOf(500, 503);
    }

    [DatabaseTheory]
    public async Task Page_OfAnyKind_DoesNotLeaveWithoutItsRow(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        var gp = await world.Professional("GP1");
        var ids = await Fill(gp);
        await world.DeliverEvents();
        var person = (await world.Services.GetRequiredService<PersonDirectory>().Find(FindText.Read("quillfeather"))).ShouldHaveSingleItem().Key;
        var routes = (await Routes.Of(world, new Dictionary<string, string> { ["key"] = person, ["a"] = person, ["b"] = person, ["type"] = "DocumentReference", ["id"] = ids.Document }))
            .Where(r => r is { IsPage: true, Method: "GET" }).Select(r => r.Url)
            // The directory and the toolkit show in their search boxes what the reader typed; they hold services and what places did, and nobody's record.
            .Where(u => !u.StartsWith("/directory", StringComparison.Ordinal) && !u.StartsWith("/toolkit", StringComparison.Ordinal) && !u.StartsWith("/work/directory", StringComparison.Ordinal))
            .SelectMany(u => new[] { u, u + (u.Contains('?', StringComparison.Ordinal) ? '&' : '?') + "q=quillfeather&of=Nettlerash%20score&about=Observation/" + ids.Observation }).ToList();
        var told = new List<(Site Site, string Url)>();
        foreach (var role in Role.All.Where(r => r.Code != "system").DistinctBy(r => r.Allows).Select(r => r.Code))
        {
            var site = new Site(world);
            await site.SignIn("GP1", role, Number);
            foreach (var url in routes)
            {
                var (status, page, _) = await site.Get(url);
                if (status == HttpStatusCode.OK && Tells(page.Source.Text))
                {
                    told.Add((site, url));
                }
            }
        }

        // All doors to a person were among them, so that what follows says something.
        foreach (var door in new[] { "/work/people?", $"/work/people/{person}", $"/work/people/{person}/timeline", $"/work/people/{person}/document/", $"/work/people/{person}/measurement", "/me/record", "/me/download?handler=File" })
        {
            told.ShouldContain(t => t.Url.StartsWith(door, StringComparison.Ordinal), door);
        }

        await Break(world.Reads, "kernel_read");

        foreach (var (site, url) in told)
        {
            var (status, page, _) = await site.Get(url);
            ((int)status).ShouldBeOneOf([500, 503], url);
            Tells(page.Source.Text).ShouldBeFalse(url);
        }
    }

    [DatabaseTheory]
    public async Task Write_OfAnyKind_IsRefusedWithoutItsRow(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        var gp = await world.Professional("GP1");
        var ids = await Fill(gp);
        await world.DeliverEvents();
        var person = (await world.Services.GetRequiredService<PersonDirectory>().Find(FindText.Read("quillfeather"))).ShouldHaveSingleItem().Key;
        using var elsewhere = new Site(world);
        await elsewhere.SignIn("HOSP1", "hospital-doctor");
        var (closed, form) = ($"/work/people/{person}/no-relationship", Site.Token((await elsewhere.Get($"/work/people/{person}/no-relationship")).Page));
        var before = await Rows(world);

        await world.Records.Write(s => s.Statement("alter table kernel_journal rename to kernel_journal_away").Execute());
        var answers = new Dictionary<string, int>
        {
            ["create"] = (await gp.Post("Observation", Score("Patient/" + ids.Patient))).Status,
            ["conditional create"] = (await gp.Post("Patient", """{"resourceType":"Patient","name":[{"family":"New"}]}""", ("If-None-Exist", "family=nobodyatall"))).Status,
            ["update"] = (await gp.Put("Observation/" + ids.Observation, Score("Patient/" + ids.Patient, ids.Observation).Replace("\"value\":7", "\"value\":8", StringComparison.Ordinal))).Status,
            ["patch"] = (await gp.Patch("Observation/" + ids.Observation, """[{"op":"replace","path":"/status","value":"amended"}]""", "application/json-patch+json")).Status,
            ["delete"] = (await gp.Delete("Observation/" + ids.Observation)).Status,
            ["conditional delete"] = (await gp.Delete("Observation?_id=" + ids.Observation)).Status,
            ["transaction"] = (await gp.Post("", Bundle("transaction", "POST", "Observation", Score("Patient/" + ids.Patient)))).Status,
            ["meta"] = (await gp.Post($"Observation/{ids.Observation}/$meta-add", """{"resourceType":"Parameters","parameter":[{"name":"meta","valueMeta":{"tag":[{"code":"t"}]}}]}""")).Status,
            ["emergency"] = (int)(await elsewhere.Post(closed + "?handler=Emergency", form, ("EmergencyReason", "She is here and does not breathe"))).Status,
            ["claim"] = (int)(await elsewhere.Post(closed + "?handler=Claim", form, ("ClaimReason", "She is on our ward from today"))).Status,
        };
        await world.Records.Write(s => s.Statement("alter table kernel_journal_away rename to kernel_journal").Execute());

        answers.Where(a => a.Value is not (500 or 503)).Select(a => $"{a.Key}: {a.Value}").ShouldBeEmpty();
        (await Rows(world)).ShouldBe(before);
        (await gp.Get("Observation/" + ids.Observation)).Body["status"]!.GetValue<string>().ShouldBe("final");
        (await elsewhere.Get("/work/people/" + person)).Status.ShouldBe(HttpStatusCode.Found, "nobody got in");
        (await new Kernel.Acts.JournalVerifier(world.Records, world.Reads, RecordModule.CommitContent).Verify()).Faults.ShouldBeEmpty();
    }

    private static List<(string Name, Func<FhirClient, Task<FhirAnswer>> Ask)> Questions((string Patient, string Observation, string Binary, string Document) ids)
    {
        var (patient, observation) = (ids.Patient, ids.Observation);
        return
        [
            ("read", c => c.Get("Patient/" + patient)),
            ("read as XML", c => c.Get("Patient/" + patient, ("Accept", "application/fhir+xml"))),
            ("read if changed", c => c.Get("Patient/" + patient, ("If-None-Match", "W/\"1\""))),
            ("head", c => c.Send(HttpMethod.Head, "Patient/" + patient, null)),
            ("version", c => c.Get($"Patient/{patient}/_history/1")),
            ("search", c => c.Get("Patient?family=Quillfeather")),
            ("search as XML", c => c.Get("Patient?family=Quillfeather", ("Accept", "application/fhir+xml"))),
            ("search of a person", c => c.Get($"Observation?patient={patient}&code=nettle")),
            ("search by form", c => c.Send(HttpMethod.Post, "Patient/_search", new FormUrlEncodedContent([KeyValuePair.Create("family", "Quillfeather")]))),
            ("search of all types", c => c.Get("?_type=Patient,Observation&_id=" + patient)),
            ("search of a compartment", c => c.Get($"Patient/{patient}/Observation")),
            ("search of a whole compartment", c => c.Get($"Patient/{patient}/*")),
            ("include", c => c.Get($"Observation?_id={observation}&_include=Observation:subject")),
            ("reverse include", c => c.Get($"Patient?_id={patient}&_revinclude=Observation:subject")),
            ("chain", c => c.Get("Observation?subject:Patient.family=Quillfeather")),
            ("reverse chain", c => c.Get("Patient?_has:Observation:subject:code=nettle")),
            ("count", c => c.Get($"Observation?patient={patient}&_summary=count")),
            ("search that finds nothing", c => c.Get("Patient?family=Nobodyatall")),
            ("history of one", c => c.Get($"Patient/{patient}/_history")),
            ("history of a type", c => c.Get("Patient/_history")),
            ("history of everything", c => c.Get("_history")),
            ("everything", c => c.Get($"Patient/{patient}/$everything")),
            ("view", c => c.Post("ViewDefinition/$run?_format=csv", View)),
            ("match", c => c.Post("Patient/$match", """{"resourceType":"Parameters","parameter":[{"name":"resource","resource":{"resourceType":"Patient","name":[{"family":"Quillfeather","given":["Zebulon"]}],"birthDate":"1942-07-05"}}]}""")),
            ("meta", c => c.Get($"Patient/{patient}/$meta")),
            ("meta of a type", c => c.Get("Patient/$meta")),
            ("validate", c => c.Get($"Patient/{patient}/$validate")),
            ("batch", c => c.Post("", Bundle("batch", "GET", "Patient/" + patient))),
            ("transaction", c => c.Post("", Bundle("transaction", "GET", "Patient?family=Quillfeather"))),
            ("condition", c => c.Post("Patient", """{"resourceType":"Patient"}""", ("If-None-Exist", "identifier=https://fhir.nhs.uk/Id/nhs-number|" + Number))),
            ("binary", c => c.Get("Binary/" + ids.Binary, ("Accept", "text/plain"))),
            ("binary as resource", c => c.Get("Binary/" + ids.Binary)),
            ("document", c => c.Get("DocumentReference/" + ids.Document)),
        ];
    }

    private static async Task<(string Patient, string Observation, string Binary, string Document)> Fill(FhirClient gp)
    {
        var text = Patients.Json("x", Number, "01", "Zebulon", "Quillfeather", "1942-07-05").Replace("\"id\":\"x\",", "", StringComparison.Ordinal);
        var patient = await gp.Add(text);
        var observation = await gp.Add(Score("Patient/" + patient));
        var binary = await gp.Add($$$"""{"resourceType":"Binary","contentType":"text/plain","securityContext":{"reference":"Patient/{{{patient}}}"},"data":"UXVpbGxmZWF0aGVy"}""");
        var document = await gp.Add($$$"""{"resourceType":"DocumentReference","status":"current","subject":{"reference":"Patient/{{{patient}}}"},"description":"Nettlerash letter","content":[{"attachment":{"contentType":"text/plain","data":"UXVpbGxmZWF0aGVy"}}]}""");
        return (patient, observation, binary, document);
    }

    private static string Score(string patient, string? id = null) => $$$"""
        {"resourceType":"Observation",{{{(id is null ? "" : $"\"id\":\"{id}\",")}}}"status":"final","subject":{"reference":"{{{patient}}}"},"code":{"coding":[{"system":"urn:test","code":"nettle"}],"text":"Nettlerash score"},"effectiveDateTime":"2025-01-01","valueQuantity":{"value":7,"unit":"points"}}
        """;

    private static string Bundle(string type, string method, string url, string? resource = null) =>
        $$$"""{"resourceType":"Bundle","type":"{{{type}}}","entry":[{{{{(resource is null ? "" : $"\"resource\":{resource},")}}}"request":{"method":"{{{method}}}","url":"{{{url}}}"}}]}""";

    private static bool Tells(string text) => Secrets.Any(s => text.Contains(s, StringComparison.OrdinalIgnoreCase));

    private static Task Break(Kernel.Data.Database store, string table) => store.Write(s => s.Statement($"alter table {table} rename to {table}_away").Execute());

    private static async Task<(long, long, long)> Rows(World world) => await world.Records.Read(s =>
        (s.Statement("select count(*) from fhir_version").First(r => r.GetInt64(0), 0L), s.Statement("select count(*) from kernel_journal").First(r => r.GetInt64(0), 0L), s.Statement("select count(*) from record_alert").First(r => r.GetInt64(0), 0L)));

    private static async Task<FhirAnswer> Ended(FhirClient client, FhirAnswer started)
    {
        var address = started.ContentHeaders.ContentLocation!.ToString();
        while (true)
        {
            var answer = await client.Get(address);
            if (answer.Status != 202)
            {
                return answer;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }
    }
}
