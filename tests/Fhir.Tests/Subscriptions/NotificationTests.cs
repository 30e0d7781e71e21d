using Goldthread.Fhir.Validation;
using Goldthread.Support;

namespace Goldthread.Fhir.Tests.Subscriptions;

/// <summary>What is sent, to a real endpoint, on both databases.</summary>
public sealed class NotificationTests
{
    private const string Patient = """{"resourceType":"Patient"}""";

    [DatabaseTheory]
    public async Task Topic_EachPayload_SendsHandshakeThenAsMuchAsWasAsked(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        await using var hook = await Hook.Start();
        var x = await world.Professional("X");
        var patient = await x.Add(Patient);
        var ids = new Dictionary<string, string>();
        foreach (var content in new[] { "empty", "id-only", "full-resource" })
        {
            ids[content] = await x.Subscribe(Asking.Topic($"{hook.Address}/{content}", content, Asking.Changed, "Observation?code=http://loinc.org|29463-7"));
        }

        await x.Weigh(patient, 1, "8302-2");
        var weight = await x.Weigh(patient, 70);
        await hook.Until(h => h.Numbers.Count == 3); // what comes quickly after another may share its notification
        await x.Put($"Observation/{weight}", (await x.Get($"Observation/{weight}")).Text.Replace("70", "71", StringComparison.Ordinal));
        await hook.Until(h => h.Numbers.Count == 6);
        await x.Delete($"Observation/{weight}");
        await hook.Until(h => h.Numbers.Count == 9);

        foreach (var (content, id) in ids)
        {
            var mine = hook.All.Where(r => r.Path == $"/hook/{content}").ToList();
            mine.ShouldAllBe(r => r.Method == "POST" && r.Authorization == "Bearer opensesame" && r.ContentType == "application/fhir+json; charset=utf-8");
            mine.ShouldAllBe(r => IncomingResource.Read(System.Text.Encoding.UTF8.GetBytes(r.Body)).Succeeded);
            mine.ShouldAllBe(r => r.Status("subscription") == $"{world.Address}fhir/Subscription/{id}");
            mine[0].Kind.ShouldBe("handshake");
            mine[0].Status("status").ShouldBe("requested");
            mine.Skip(1).SelectMany(r => r.Numbers).ShouldBe([1, 2, 3]);
            mine.Skip(1).ShouldAllBe(r => r.Status("status") == "active" && r.Status("topic") == (content == "empty" ? null : Asking.Changed));
            mine.Skip(1).SelectMany(r => r.Focuses).ShouldAllBe(f => f == (content == "empty" ? null : $"{world.Address}fhir/Observation/{weight}"));
            mine[^1].Status("events-since-subscription-start").ShouldBe("3");
            var entries = mine.Skip(1).SelectMany(r => r.Json["entry"]!.AsArray().Skip(1)).ToList();
            entries.Count.ShouldBe(content == "empty" ? 0 : 3);
            entries.Select(e => e!["request"]!["method"]!.GetValue<string>()).ShouldBe(content == "empty" ? [] : ["POST", "PUT", "DELETE"]);
            entries.Select(e => e!["resource"]?["valueQuantity"]!["value"]!.GetValue<int>()).ShouldBe(content switch { "full-resource" => [70, 71, null], "id-only" => [null, null, null], _ => [] });
        }

        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [DatabaseTheory]
    public async Task OutOfSight_IsNeverSentCountedOrNamed(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        await using var hook = await Hook.Start();
        var (x, y) = (await world.Professional("X"), await world.Professional("Y"));
        var (mine, others) = (await x.Add(Patient), await y.Add(Patient));
        var id = await x.Subscribe(Asking.Topic(hook.Address, "full-resource", Asking.Changed, "Observation"));
        var reads = await Reads(world);

        for (var i = 0; i < 5; i++)
        {
            await y.Weigh(others, 50 + i);
        }

        var seen = await x.Weigh(mine, 80);
        await hook.Until(h => h.Numbers.Count > 0);

        hook.Numbers.ShouldBe([1]);
        hook.All.ShouldAllBe(r => !r.Body.Contains(others, StringComparison.Ordinal));
        hook.Taken[^1].Focuses.ShouldBe([$"{world.Address}fhir/Observation/{seen}"]);
        (await x.Get($"Subscription/{id}/$events")).Body["entry"]!.AsArray().Count.ShouldBe(2);
        (await y.Get($"Subscription/{id}")).Status.ShouldBe(404);
        (await y.Get($"Subscription/{id}/$status")).Status.ShouldBe(404);
        (await y.Get($"Subscription/{id}/_history")).Status.ShouldBe(404);
        (await y.Get("Subscription/$status")).Body["total"]!.GetValue<int>().ShouldBe(0);
        (await y.Search("Subscription", ("_summary", "count"))).Total.ShouldBe(0);
        (await y.Get("Subscription/_history")).Text.ShouldNotContain("opensesame");
        (await y.Put($"Subscription/{id}", Asking.Topic(hook.Address, "empty", Asking.Changed).Replace("{\"resourceType\"", $"{{\"id\":\"{id}\",\"resourceType\"", StringComparison.Ordinal))).Status.ShouldBe(404);
        (await Reads(world) - reads).ShouldBe(2, "the one that was sent, and the one that $events showed");
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [DatabaseTheory]
    public async Task SearchCriteria_AsR4HasThem_PutTheResourceOrPostNothing(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        await using var hook = await Hook.Start();
        var x = await world.Professional("X");
        var (one, two) = (await x.Add(Patient), await x.Add(Patient));
        await x.Subscribe(Asking.Search($"{hook.Address}/bare", $"Observation?patient={one}&value-quantity=gt75"));
        await x.Subscribe(Asking.Search($"{hook.Address}/json", $"Observation?patient={one}", "application/fhir+json"));
        await x.Subscribe(Asking.Search($"{hook.Address}/xml", $"Observation?patient={one}", "application/fhir+xml"));

        var light = await x.Weigh(one, 70);
        var heavy = await x.Weigh(one, 80);
        await x.Weigh(two, 90);
        await x.Delete($"Observation/{light}");
        await hook.Until(h => h.All.Count == 5);

        var bare = hook.All.Single(r => r.Path == "/hook/bare");
        (bare.Method, bare.Body, bare.Authorization).ShouldBe(("POST", "", "Bearer opensesame"));
        hook.All.Where(r => r.Path.StartsWith("/hook/json", StringComparison.Ordinal)).Select(r => (r.Method, r.Path)).ShouldBe([("PUT", $"/hook/json/Observation/{light}"), ("PUT", $"/hook/json/Observation/{heavy}")]);
        hook.All.Single(r => r.Path == $"/hook/json/Observation/{heavy}").Json["valueQuantity"]!["value"]!.GetValue<int>().ShouldBe(80);
        hook.All.Single(r => r.Path == $"/hook/xml/Observation/{heavy}").Body.ShouldContain("<Observation xmlns=\"http://hl7.org/fhir\"");
    }

    [Fact]
    public async Task Admission_Discharge_AndTasksThatChangeHands_AreTold()
    {
        await using var world = await World.Start();
        await using var hook = await Hook.Start();
        var x = await world.Professional("X");
        var patient = await x.Add(Patient);
        foreach (var topic in new[] { "admission", "discharge", "task-changed-hands" })
        {
            var filter = topic[0] == 't' ? "Task" : $"patient=Patient/{patient}";
            await x.Subscribe(Asking.Topic($"{hook.Address}/{topic}", "id-only", $"urn:goldthread:subscription-topic:{topic}", filter));
        }

        var (nurse, doctor) = (await x.Add("""{"resourceType":"Organization","name":"A"}"""), await x.Add("""{"resourceType":"Organization","name":"B"}"""));
        var stay = await x.Add(Stay("planned"));
        await x.Put($"Encounter/{stay}", Stay("in-progress", stay));
        await x.Put($"Encounter/{stay}", Stay("in-progress", stay, "\"reasonCode\":[{\"text\":\"fall\"}],"));
        await x.Put($"Encounter/{stay}", Stay("finished", stay));
        var task = await x.Add(Errand(nurse));
        await x.Put($"Task/{task}", Errand(nurse, task, "in-progress"));
        await x.Put($"Task/{task}", Errand(doctor, task, "in-progress"));
        var last = await x.Add(Stay("in-progress"));
        await hook.Until(h => h.Taken.Any(r => r.Focuses.Any(f => f!.EndsWith(last, StringComparison.Ordinal))) && h.Numbers.Count >= 4);

        Told("admission").ShouldBe([stay, last]);
        Told("discharge").ShouldBe([stay]);
        Told("task-changed-hands").ShouldBe([task]);

        IEnumerable<string> Told(string topic) => hook.Taken.Where(r => r.Path == $"/hook/{topic}").SelectMany(r => r.Focuses).Select(f => f![(f!.LastIndexOf('/') + 1)..]);
        string Stay(string status, string? id = null, string more = "") => $$$"""
            {"resourceType":"Encounter",{{{(id is null ? "" : $"\"id\":\"{id}\",")}}}{{{more}}}"status":"{{{status}}}","class":{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"IMP"},"subject":{"reference":"Patient/{{{patient}}}"}}
            """;
        string Errand(string owner, string? id = null, string status = "requested") => $$$"""
            {"resourceType":"Task",{{{(id is null ? "" : $"\"id\":\"{id}\",")}}}"status":"{{{status}}}","intent":"order","for":{"reference":"Patient/{{{patient}}}"},"owner":{"reference":"Organization/{{{owner}}}"}}
            """;
    }

    [Fact]
    public async Task StatusAndEvents_SayWhereItStands()
    {
        await using var world = await World.Start();
        await using var hook = await Hook.Start();
        var x = await world.Professional("X");
        var patient = await x.Add(Patient);
        var id = await x.Subscribe(Asking.Topic(hook.Address, "id-only", Asking.Changed));
        var weights = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            weights.Add(await x.Weigh(patient, 60 + i));
        }

        await hook.Until(h => h.Numbers.Count == 4);

        var status = (await x.Get($"Subscription/{id}/$status")).Body;
        status["type"]!.GetValue<string>().ShouldBe("searchset");
        status["entry"]![0]!["resource"]!.ToJsonString().ShouldContain("\"events-since-subscription-start\",\"valueString\":\"4\"");
        (await x.Get("Subscription/$status?status=active")).Body["total"]!.GetValue<int>().ShouldBe(1);
        (await x.Get("Subscription/$status?status=off")).Body["total"]!.GetValue<int>().ShouldBe(0);
        (await x.Post("Subscription/$status", $$"""{"resourceType":"Parameters","parameter":[{"name":"id","valueId":"{{id}}"}]}""")).Body["total"]!.GetValue<int>().ShouldBe(1);
        var events = await x.Get($"Subscription/{id}/$events?eventsSinceNumber=2&eventsUntilNumber=3&content=full-resource");
        events.Body["entry"]!.AsArray().Skip(1).Select(e => e!["resource"]!["id"]!.GetValue<string>()).ShouldBe(weights[1..3]);
        (await x.Get($"Subscription/{id}/$events?eventsSinceNumber=two")).FaultPaths.ShouldBe(["eventsSinceNumber"]);
        (await x.Get($"Subscription/{id}/$events?content=all")).FaultPaths.ShouldBe(["content"]);
        var topics = (await x.Get("metadata")).Body["rest"]![0]!["resource"]!.AsArray().Single(r => r!["type"]!.GetValue<string>() == "Subscription")!["extension"]!.AsArray();
        topics.Select(t => t!["valueCanonical"]!.GetValue<string>()).ShouldContain(Asking.Changed);
    }

    private static ValueTask<long> Reads(World world) =>
        world.Reads.Read(s => s.Statement("select count(*) from kernel_read where activity like 'notify %' and person > 0").First(r => r.GetInt64(0), 0L));
}
