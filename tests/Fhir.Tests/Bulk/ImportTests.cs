using System.Net.Http.Headers;
using System.Text;
using Goldthread.Support;

namespace Goldthread.Fhir.Tests.Bulk;

public sealed class ImportTests
{
    private const string Lines = """
        {"resourceType":"Patient","id":"bulk1"}
        {"resourceType":"Observation","id":"bulk2","status":"final","code":{"text":"weight"},"subject":{"reference":"Patient/bulk1"}}
        {"resourceType":"Patient","id":"bulk3","gender":"unheard"}
        """;

    [DatabaseTheory]
    public async Task Import_LinesSent_AreLoadedAndRefusalsCanBeFetched(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);

        var done = await ExportTests.Done(world.System, await Send(world.System, Lines));

        done.Body["accepted"]!.GetValue<int>().ShouldBe(2);
        done.Body["output"]!.AsArray().ShouldBeEmpty();
        var errors = done.Body["error"]![0]!;
        errors["count"]!.GetValue<int>().ShouldBe(1);
        (await world.System.Get(errors["url"]!.GetValue<string>())).Text.ShouldContain("line 3");
        (await world.System.Get("Observation/bulk2")).Status.ShouldBe(200);
        (await (await world.Professional("Ward")).Get("Patient/bulk1")).Status.ShouldBe(200);
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Import_WhoMayNotOrWhatIsNotSent_IsRefused()
    {
        await using var world = await World.Start();

        (await Send(await world.Professional("Ward"), Lines)).Status.ShouldBe(403);
        (await Send(world.System, Lines, address: "$import")).Status.ShouldBe(400);
        (await Send(world.System, Lines, prefer: "return=minimal")).Status.ShouldBe(400);
        var manifest = await Send(world.System, """{"inputFormat":"application/fhir+ndjson","input":[{"type":"Patient","url":"http://127.0.0.1/secret"}]}""", "application/json");
        manifest.Status.ShouldBe(415);
        manifest.Text.ShouldContain("fetches nothing");
        (await Send(world.Stranger(), Lines)).Status.ShouldBe(401);
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    private static Task<FhirAnswer> Send(FhirClient fhir, string text, string type = "application/fhir+ndjson", string address = "$import?source=Ward", string prefer = "respond-async")
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return fhir.Send(HttpMethod.Post, address, content, ("Prefer", prefer));
    }
}
