using Goldthread.Kernel.Acts;
using Goldthread.Support;

namespace Goldthread.Kernel.Tests.Acts;

public sealed class PartWriterTests
{
    [DatabaseTheory]
    public async Task Commits_ManyWritersSomeFailing_HaveNoGapInAnyPart(DatabaseKind kind)
    {
        await using var test = await TestDatabase.Create(kind);
        await using var store = await test.Open();

        var commits = await Task.WhenAll(Enumerable.Range(0, 240).Select(i => Task.Run(async () =>
        {
            try
            {
                return await store.Write(session =>
                {
                    var writer = PartWriter.Open(session, i % 3);
                    writer.NextRow();
                    writer.Close(Chains.Act(Chains.Nurse));
                    return i % 8 == 7 ? throw new InvalidOperationException() : (Part: i % 3, writer.Commit);
                });
            }
            catch (InvalidOperationException)
            {
                return (Part: -9, Commit: 0L);
            }
        })));

        foreach (var part in commits.Where(c => c.Part >= 0).GroupBy(c => c.Part))
        {
            part.Select(c => c.Commit).Order().ShouldBe(Enumerable.Range(1, part.Count()).Select(n => (long)n));
            (await store.Read(s => Positions.Of(s, part.Key))).ShouldBe(part.Count());
        }

        (await store.Read(Positions.All)).Values.Sum().ShouldBe(210);
        (await new JournalVerifier(store, store, (_, _, _, _) => { }).Verify()).Faults.ShouldBeEmpty();
    }

    [DatabaseTheory]
    public async Task Numbers_RowsAndPeople_NeverRepeat(DatabaseKind kind)
    {
        await using var test = await TestDatabase.Create(kind);
        await using var store = await test.Open();
        var people = new PersonNumbers(store);

        var numbers = await Task.WhenAll(Enumerable.Range(0, 300).Select(_ => Task.Run(async () => await people.Next(5))));
        var rows = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => store.Write(session =>
        {
            var writer = PartWriter.Open(session, 5);
            var row = writer.NextRow();
            writer.Close(Chains.Act(Chains.Nurse));
            return row;
        })));

        numbers.Distinct().Count().ShouldBe(300);
        numbers.Min().ShouldBe(1);
        rows.Order().ShouldBe(Enumerable.Range(1, 50).Select(n => (long)n));
        (await new PersonNumbers(store).Next(5)).ShouldBeGreaterThan(numbers.Max());
    }

    [DatabaseTheory]
    public async Task Positions_OfAnEmptyStore_AreEmpty(DatabaseKind kind)
    {
        await using var test = await TestDatabase.Create(kind);
        await using var store = await test.Open();

        (await store.Read(Positions.All)).ShouldBeEmpty();
        (await store.Read(s => Positions.Of(s, 3))).ShouldBe(0);
    }

    [Fact]
    public void PartOf_Key_IsAlwaysTheSameAndSpread()
    {
        Part.Of("nhs|9990000018").ShouldBe(Part.Of("nhs|9990000018"));
        Enumerable.Range(0, 5000).Select(i => Part.Of("key" + i)).Distinct().Count().ShouldBe(Part.Count);
    }

    [Fact]
    public void Actor_Content_ComesBack()
    {
        Actor.Read(Chains.Doctor.Content).ShouldBe(Chains.Doctor);
        Actor.Read(Chains.Nurse.Content).ShouldBe(Chains.Nurse);
        Actor.Number(Chains.Doctor.Content).ShouldBeGreaterThanOrEqualTo(0);
    }

    [Fact]
    public void Link_FieldsThatRunTogether_GiveOtherHashes()
    {
        Chain.Link([], [1], ["ab", "c"], []).ShouldNotBe(Chain.Link([], [1], ["a", "bc"], []));
        Chain.Link([], [1], ["a"], [98]).ShouldNotBe(Chain.Link([], [1], ["ab"], []));
        Chain.Link([1], [], [], []).ShouldNotBe(Chain.Link([], [], [], [2]));
    }
}
