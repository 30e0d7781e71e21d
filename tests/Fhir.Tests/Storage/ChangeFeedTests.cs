using Goldthread.Fhir.Storage;
using Goldthread.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Fhir.Tests.Storage;

public sealed class ChangeFeedTests
{
    [DatabaseTheory]
    public async Task ChangesAfter_WhileManyWrite_GivesEachVersionOnceAndInOrder(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        var reader = world.Services.GetRequiredService<RecordReader>();
        var writing = Task.WhenAll(Enumerable.Range(0, 6).Select(async w =>
        {
            for (var i = 0; i < 25; i++)
            {
                var id = $"feed-{w}-{i % 5}";
                await world.System.Put($"Patient/{id}", $$$"""{"resourceType":"Patient","id":"{{{id}}}","name":[{"text":"{{{i}}}"}]}""");
            }
        }));

        var seen = new List<StoredResource>();
        var position = FeedPosition.Start;
        while (true)
        {
            var last = writing.IsCompleted;
            var (changes, next) = await reader.ChangesAfter(position, most: 7);
            seen.AddRange(changes);
            position = next;
            if (last && changes.Count == 0)
            {
                break;
            }
        }

        await writing;
        seen.Count.ShouldBe(150);
        seen.GroupBy(s => s.Id).ShouldAllBe(g => g.Select(s => s.Version).SequenceEqual(Enumerable.Range(1, 5)));
    }

    [DatabaseTheory]
    public async Task ChangesAfter_CommitLargerThanAPage_IsNotCutInTwo(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        var id = await world.System.Add("""{"resourceType":"Patient"}""");
        var entries = Enumerable.Range(0, 20).Select(i =>
            $$$"""{"resource":{"resourceType":"Observation","status":"final","code":{"text":"{{{i}}}"},"subject":{"reference":"Patient/{{{id}}}"}},"request":{"method":"POST","url":"Observation"}}""");
        (await world.System.Post("", $$"""{"resourceType":"Bundle","type":"transaction","entry":[{{string.Join(',', entries)}}]}""")).Status.ShouldBe(200);
        var reader = world.Services.GetRequiredService<RecordReader>();

        var (first, next) = await reader.ChangesAfter(FeedPosition.Start, most: 3);
        var (second, after) = await reader.ChangesAfter(next, most: 3);
        var (third, _) = await reader.ChangesAfter(after, most: 3);

        first.Count.ShouldBe(1);
        second.Count.ShouldBe(20);
        third.ShouldBeEmpty();
    }
}
