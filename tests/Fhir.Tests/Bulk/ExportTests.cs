using System.Text.Json.Nodes;
using Goldthread.Fhir.Bulk;
using Goldthread.Fhir.Search;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Values;
using Goldthread.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Fhir.Tests.Bulk;

public sealed class ExportTests
{
    private static readonly (string, string) Later = ("Prefer", "respond-async");

    [DatabaseTheory]
    public async Task Export_System_WritesWhatIsInSightAndJournalsEachPerson(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        var (x, y) = (await world.Professional("X"), await world.Professional("Y"));
        var one = await x.Add("""{"resourceType":"Patient","name":[{"family":"Ash"}]}""");
        var two = await x.Add("""{"resourceType":"Patient","name":[{"family":"Birch"}]}""");
        var gone = await x.Add("""{"resourceType":"Patient"}""");
        await x.Delete($"Patient/{gone}");
        var weight = await x.Add(Weight(one));
        var hidden = await y.Add("""{"resourceType":"Patient","name":[{"family":"Cedar"}]}""");
        var shared = await world.System.Add("""{"resourceType":"Organization","name":"Trust"}""");

        var manifest = await Done(x, await x.Get("$export", Later));

        manifest.Body["requiresAccessToken"]!.GetValue<bool>().ShouldBeTrue();
        manifest.Body["request"]!.GetValue<string>().ShouldEndWith("/fhir/$export");
        var resources = await Resources(x, manifest);
        resources.ShouldBe([$"Organization/{shared}", $"Patient/{one}", $"Patient/{two}", $"Observation/{weight}"], ignoreOrder: true);
        resources.ShouldNotContain($"Patient/{hidden}");
        var people = await world.Reads.Read(s => s.Statement("select person from kernel_read where activity = 'export' order by act_no").List(r => r.GetInt64(0)));
        people.Count(p => p > 0).ShouldBe(2);
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [DatabaseTheory]
    public async Task Export_PatientAndGroupLevel_LeaveOutWhatIsNobodys(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        var fhir = world.System;
        var one = await fhir.Add("""{"resourceType":"Patient"}""");
        var two = await fhir.Add("""{"resourceType":"Patient"}""");
        var (weight, other) = (await fhir.Add(Weight(one)), await fhir.Add(Weight(two)));
        await fhir.Add("""{"resourceType":"Organization","name":"Trust"}""");
        var group = await fhir.Add($$$"""{"resourceType":"Group","type":"person","actual":true,"member":[{"entity":{"reference":"Patient/{{{one}}}"}}]}""");

        var patients = await Resources(fhir, await Done(fhir, await fhir.Get("Patient/$export?_type=Patient,Observation,Organization", Later)));
        var members = await Resources(fhir, await Done(fhir, await fhir.Get($"Group/{group}/$export?_type=Observation&_type=Patient", Later)));
        var named = await Resources(fhir, await Done(fhir, await fhir.Post("Patient/$export", $$$"""
            {"resourceType":"Parameters","parameter":[{"name":"patient","valueReference":{"reference":"Patient/{{{two}}}"}},{"name":"_type","valueString":"Observation"}]}
            """, Later)));
        var since = await Resources(fhir, await Done(fhir, await fhir.Get("Patient/$export?_since=2999-01-01T00:00:00Z", Later)));

        patients.ShouldBe([$"Patient/{one}", $"Patient/{two}", $"Observation/{weight}", $"Observation/{other}"], ignoreOrder: true);
        members.ShouldBe([$"Patient/{one}", $"Observation/{weight}"], ignoreOrder: true);
        named.ShouldBe([$"Observation/{other}"]);
        since.ShouldBeEmpty();
    }

    [Fact]
    public async Task Export_SightThatEndsMeanwhile_EndsItAndKeepsNothing()
    {
        await using var world = await World.Start();
        await world.System.Add("""{"resourceType":"Patient"}""");
        var who = new Goldthread.Kernel.Acts.Actor("u", "A user", "X", "gp", "test");
        var asked = 0;
        Sight sight = new(who, Goldthread.Kernel.Acts.Purpose.Treatment, Everything: true, [], MayWrite: false);
        sight = sight with { Again = () => ValueTask.FromResult<Outcome<Sight>>(++asked < 3 ? sight with { Again = sight.Again } : new Fault(FaultKind.Forbidden, "The agreement has ended.")) };
        var scan = new RecordScan(world.Records, world.Services.GetRequiredService<IndexExtractor>());

        await Should.ThrowAsync<SightEndedException>(async () =>
        {
            await foreach (var _ in scan.Walk(new ScanRequest(null, null, null), sight, _ => true, default))
            {
            }
        });
        var jobs = world.Services.GetRequiredService<BulkJobs>();
        var name = await jobs.Start("export", "x", sight, BulkJobs.NewName(), (_, _, _) => throw new SightEndedException("The agreement has ended."));

        BulkJob? job;
        while ((job = await jobs.Find(name!, sight)) is { State: BulkState.Running })
        {
            await Task.Delay(10);
        }

        (job!.State, job.Result).ShouldBe((BulkState.Failed, "Nothing was kept. The agreement has ended."));
        asked.ShouldBe(3);
    }

    [Fact]
    public async Task Job_OfSomebodyElseOrDeleted_IsNotThere()
    {
        await using var world = await World.Start();
        var x = await world.Professional("X");
        await x.Add("""{"resourceType":"Patient"}""");
        var started = await x.Get("$export", Later);
        var address = started.ContentHeaders.ContentLocation!.ToString();
        var file = (await Done(x, started)).Body["output"]![0]!["url"]!.GetValue<string>();

        (await world.System.Get(address)).Status.ShouldBe(404);
        (await world.System.Get(file)).Status.ShouldBe(404);
        (await world.Stranger().Get(file)).Status.ShouldBe(401);
        (await x.Get(address + "/../secret")).Status.ShouldBe(404);
        (await x.Get(address + "/..%2Fsecret")).Status.ShouldBe(404);
        (await x.Get(file)).ContentHeaders.ContentType!.MediaType.ShouldBe("application/fhir+ndjson");
        (await x.Delete(address)).Status.ShouldBe(202);
        (await x.Get(address)).Status.ShouldBe(404);
        (await x.Get(file)).Status.ShouldBe(404);
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Job_CutOffByARestart_IsReportedAsLost()
    {
        await using var world = await World.Start();
        var started = await world.System.Get("$export", Later);
        var address = started.ContentHeaders.ContentLocation!.ToString();
        await Done(world.System, started);
        await world.Records.Write(s => s.Statement("update fhir_bulk_job set state = 'running', ended = 0").Execute());

        var answer = await world.System.Get(address);

        answer.Status.ShouldBe(500);
        answer.Text.ShouldContain("lost");
    }

    [Fact]
    public async Task Files_OfAnOldJob_Expire()
    {
        await using var world = await World.Start();
        var started = await world.System.Get("$export", Later);
        var address = started.ContentHeaders.ContentLocation!.ToString();
        (await Done(world.System, started)).ContentHeaders.Expires.ShouldNotBeNull();

        await world.Records.Write(s => s.Statement("update fhir_bulk_job set ended = 1").Execute());

        (await world.System.Get(address)).Status.ShouldBe(404);
    }

    [Theory]
    [InlineData("$export?_type=Patent", "respond-async", 400)]
    [InlineData("$export?_since=today", "respond-async", 400)]
    [InlineData("$export?_outputFormat=parquet", "respond-async", 400)]
    [InlineData("$export?_typeFilter=Patient?x=y", "respond-async", 400)]
    [InlineData("$export?patient=x", "respond-async", 400)]
    [InlineData("$export", "return=minimal", 400)]
    [InlineData("Group/none/$export", "respond-async", 404)]
    [InlineData("Patient/$export?patient=none", "respond-async", 404)]
    [InlineData("$export?colour=red", "respond-async, handling=lenient", 202)]
    public async Task Export_Request_IsCheckedAtOnce(string address, string prefer, int status)
    {
        await using var world = await World.Start();

        var answer = await world.System.Get(address, ("Prefer", prefer));

        answer.Status.ShouldBe(status, answer.Text);
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Walk_WhatIsWrittenMeanwhile_DoesNotShow()
    {
        await using var world = await World.Start();
        var ids = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            ids.Add(await world.System.Add($$"""{"resourceType":"Organization","name":"before {{i}}"}"""));
        }

        var patient = await world.System.Add("""{"resourceType":"Patient","name":[{"family":"before"}]}""");
        var scan = new RecordScan(world.Records, world.Services.GetRequiredService<IndexExtractor>());
        var sight = new Sight(new("u", "n", "o", "r", "test"), "TREAT", true, [], true);
        var found = new List<string>();
        await using var steps = scan.Walk(new ScanRequest(["Patient", "Organization"], null, null), sight, s =>
        {
            found.Add($"{s.Id} {JsonNode.Parse(s.Body)!["meta"]!["versionId"]}");
            return true;
        }, CancellationToken.None).GetAsyncEnumerator();
        await steps.MoveNextAsync();
        var already = found.Count;

        await world.System.Put($"Patient/{patient}", $$$"""{"resourceType":"Patient","id":"{{{patient}}}","name":[{"family":"after"}]}""");
        await world.System.Delete($"Organization/{ids[0]}");
        await world.System.Add("""{"resourceType":"Organization","name":"after"}""");
        while (await steps.MoveNextAsync())
        {
        }

        already.ShouldBeLessThan(4);
        found.ShouldBe([$"{patient} 1", $"{ids[0]} 1", $"{ids[1]} 1", $"{ids[2]} 1"], ignoreOrder: true);
    }

    internal static async Task<FhirAnswer> Done(FhirClient fhir, FhirAnswer started)
    {
        started.Status.ShouldBe(202, started.Text);
        var address = started.ContentHeaders.ContentLocation!.ToString();
        for (var i = 0; i < 600; i++)
        {
            var status = await fhir.Get(address);
            if (status.Status != 202)
            {
                status.Status.ShouldBe(200, status.Text);
                return status;
            }

            status.Headers.GetValues("X-Progress").Single().ShouldContain("%");
            await Task.Delay(50);
        }

        throw new InvalidOperationException("The job did not end.");
    }

    private static async Task<List<string>> Resources(FhirClient fhir, FhirAnswer manifest)
    {
        var found = new List<string>();
        foreach (var file in manifest.Body["output"]!.AsArray())
        {
            var lines = (await fhir.Get(file!["url"]!.GetValue<string>())).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            lines.Length.ShouldBe(file["count"]!.GetValue<int>());
            found.AddRange(lines.Select(l => JsonNode.Parse(l)!).Select(r => $"{r["resourceType"]}/{r["id"]}"));
        }

        return found;
    }

    private static string Weight(string patient) =>
        $$$"""{"resourceType":"Observation","status":"final","code":{"text":"weight"},"subject":{"reference":"Patient/{{{patient}}}"}}""";
}
