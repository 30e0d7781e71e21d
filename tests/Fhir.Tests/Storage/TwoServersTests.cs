using Goldthread.Kernel.Acts;
using Goldthread.Support;

namespace Goldthread.Fhir.Tests.Storage;

/// <summary>Two servers on one PostgreSQL, writing and reading at the same time.</summary>
public sealed class TwoServersTests
{
    [SkippableFact]
    public async Task TwoServers_WriteReadAndTell_AsOne()
    {
        await using var one = await World.Start(DatabaseKind.Postgres);
        await using var two = await one.Beside();
        World[] both = [one, two];

        // Written through either, read through the other.
        var ids = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(async () =>
        {
            var id = await both[i % 2].System.Add($$"""{"resourceType":"Patient","name":[{"family":"Between{{i}}"}]}""");
            (await both[(i + 1) % 2].System.Get($"Patient/{id}")).Status.ShouldBe(200);
            (await both[(i + 1) % 2].System.Search("Patient", ("family:exact", $"Between{i}"))).Entries.ShouldBe([$"Patient/{id}"]);
            return id;
        })));

        // One resource from both sides: every version is there.
        await Task.WhenAll(Enumerable.Range(0, 30).Select(i => Task.Run(async () =>
            (await both[i % 2].System.Put($"Patient/{ids[0]}", $$"""{"resourceType":"Patient","id":"{{ids[0]}}","name":[{"family":"Version{{i}}"}]}""")).Status.ShouldBe(200))));
        (await two.System.Get($"Patient/{ids[0]}")).Version.ShouldBe(31);

        // One condition from both sides: one of them makes it.
        var made = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => both[i % 2].System.Post(
            "Patient", """{"resourceType":"Patient","identifier":[{"system":"urn:two","value":"same"}]}""", ("If-None-Exist", "identifier=urn:two|same")))));
        made.Count(a => a.Status == 201).ShouldBe(1, string.Join(' ', made.Select(a => a.Status)));

        await Task.WhenAll(one.DeliverEvents(), two.DeliverEvents());
        await Task.WhenAll(Seal.Take(one.Records, one.Reads, TimeProvider.System), Seal.Take(two.Records, two.Reads, TimeProvider.System));
        var report = await new JournalVerifier(one.Records, one.Reads, FhirModule.CommitContent).Verify();
        report.Faults.ShouldBeEmpty();
        report.Reads.ShouldBeGreaterThanOrEqualTo(80);
        one.UnexpectedFaults.ShouldBeEmpty();
        two.UnexpectedFaults.ShouldBeEmpty();
    }
}
