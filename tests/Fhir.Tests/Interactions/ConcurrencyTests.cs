using System.Text.Json.Nodes;
using Goldthread.Support;

namespace Goldthread.Fhir.Tests.Interactions;

/// <summary>Many writers at once, on both kinds of database.</summary>
public sealed class ConcurrencyTests
{
    [DatabaseTheory]
    public async Task Update_FiftyWritersWithIfMatch_OneWinsEachVersion(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        var id = await world.System.Add("""{"resourceType":"Patient"}""");
        var won = 0;

        await Task.WhenAll(Enumerable.Range(0, 50).Select(async writer =>
        {
            for (var attempt = 0; attempt < 60; attempt++)
            {
                var current = await world.System.Get($"Patient/{id}");
                var names = current.Body["name"]?.AsArray().Select(n => n!["text"]!.ToString()).ToList() ?? [];
                names.Add(writer.ToString());
                var json = new JsonObject { ["resourceType"] = "Patient", ["id"] = id, ["name"] = new JsonArray([.. names.Select(n => new JsonObject { ["text"] = n })]) }.ToJsonString();
                var answer = await world.System.Put($"Patient/{id}", json, ("If-Match", current.ETag!));
                if (answer.Status == 200)
                {
                    answer.Version.ShouldBe(current.Version + 1);
                    Interlocked.Increment(ref won);
                    return;
                }

                answer.Status.ShouldBe(412);
            }
        }));

        var end = await world.System.Get($"Patient/{id}");
        won.ShouldBe(50);
        end.Version.ShouldBe(51);
        end.Body["name"]!.AsArray().Select(n => n!["text"]!.ToString()).Distinct().Count().ShouldBe(50, "no update was lost");
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [DatabaseTheory]
    public async Task Put_ManyCreatorsOfTheSameNewIds_MakeOneResourceEach(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);

        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(async i =>
        {
            var id = $"same-{i % 6}";
            return i % 2 == 0
                ? await world.System.Put($"Patient/{id}", $$$"""{"resourceType":"Patient","id":"{{{id}}}","name":[{"text":"{{{i}}}"}]}""")
                : await world.System.Put($"Observation/{id}", $$$"""{"resourceType":"Observation","id":"{{{id}}}","status":"final","code":{"text":"{{{i}}}"},"subject":{"reference":"Patient/{{{id}}}"}}""");
        }));

        answers.ShouldAllBe(a => a.Status == 200 || a.Status == 201, string.Join('\n', answers.Select(a => a.Text).Concat(world.UnexpectedFaults)));
        answers.Count(a => a.Status == 201).ShouldBe(6);
        (await world.System.Search("Patient", ("_summary", "count"))).Total.ShouldBe(3);
        (await world.System.Search("Observation", ("_summary", "count"))).Total.ShouldBe(3);
    }

    [DatabaseTheory]
    public async Task Put_MovesBetweenPeopleAtOnce_LeaveOneLiveCopy(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        var people = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            people.Add(await world.System.Add($$$"""{"resourceType":"Patient","name":[{"text":"{{{i}}}"}]}"""));
        }

        await world.System.Put("Observation/wanderer", Observation(people[0], 0));
        var answers = await Task.WhenAll(Enumerable.Range(1, 40).Select(i => world.System.Put("Observation/wanderer", Observation(people[i % 4], i))));

        answers.ShouldAllBe(a => a.Status == 200 || a.Status == 409);
        (await world.System.Search("Observation", ("_summary", "count"))).Total.ShouldBe(1);
        var held = 0;
        foreach (var person in people)
        {
            held += (await world.System.Search("Observation", ("patient", person))).Total;
        }

        held.ShouldBe(1);
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    private static string Observation(string patient, int code) =>
        $$$"""{"resourceType":"Observation","id":"wanderer","status":"final","code":{"text":"{{{code}}}"},"subject":{"reference":"Patient/{{{patient}}}"}}""";
}
