using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Tests.Acts;
using Goldthread.Support;

namespace Goldthread.Kernel.Tests.Data;

/// <summary>Rules 8 and 15 of docs/guides/scale-out.md: one transaction writes one part, and where it does not it says why.</summary>
public sealed class PartGuardTests
{
    [Fact]
    public void Guard_InTests_IsOn() => PartGuard.IsOn.ShouldBeTrue("tests/Directory.Build.props turns it on for every suite");

    [DatabaseTheory]
    public async Task Write_TwoParts_ThrowsNamingBothAndWritesNothing(DatabaseKind kind)
    {
        await using var test = await TestDatabase.Create(kind);
        await using var store = await test.Open();

        var thrown = await Should.ThrowAsync<TwoPartsException>(store.Write(session => Close(session, 3, 7)));

        thrown.Message.ShouldContain("part 3");
        thrown.Message.ShouldContain("part 7");
        thrown.Message.ShouldContain(kind == DatabaseKind.Sqlite ? "insert into kernel_head" : "from kernel_head where part = @part for update");
        (await store.Read(Positions.All)).ShouldBeEmpty();
    }

    [DatabaseTheory]
    public async Task Write_TwoPartsWithAReason_IsOneTransaction(DatabaseKind kind)
    {
        await using var test = await TestDatabase.Create(kind);
        await using var store = await test.Open();

        await store.Write(session =>
        {
            session.AcceptTwoPhase("a test of two parts in one transaction");
            return Close(session, 3, 7);
        });

        (await store.Read(Positions.All)).Keys.ShouldBe([3, 7]);
    }

    [DatabaseTheory]
    public async Task Write_ReasonOfOneTransaction_DoesNotCoverTheNext(DatabaseKind kind)
    {
        await using var test = await TestDatabase.Create(kind);
        await using var store = await test.Open();
        await store.Write(session =>
        {
            session.AcceptTwoPhase("a test of two parts in one transaction");
            return Close(session, 3, 7);
        });

        for (var i = 0; i < 5; i++)
        {
            await Should.ThrowAsync<TwoPartsException>(store.Write(session => Close(session, 3, 7)));
        }
    }

    [DatabaseTheory]
    public async Task Write_OnePartEach_MayShareACommit(DatabaseKind kind)
    {
        await using var test = await TestDatabase.Create(kind);
        await using var store = await test.Open();

        await Task.WhenAll(Enumerable.Range(0, Part.Count).Select(part => Task.Run(() => store.Write(session => Close(session, part)))));

        (await store.Read(Positions.All)).Count.ShouldBe(Part.Count);
    }

    [DatabaseTheory]
    public async Task Read_ManyParts_IsNoBusinessOfTheGuard(DatabaseKind kind)
    {
        await using var test = await TestDatabase.Create(kind);
        await using var store = await test.Open();
        await store.Write(session => Close(session, 3));

        (await store.Read(session => Positions.Of(session, 3) + Positions.Of(session, 7))).ShouldBe(1);
    }

    [DatabaseTheory]
    public async Task Write_LookupRowsOfOtherParts_AreExempt(DatabaseKind kind)
    {
        await using var test = await TestDatabase.Create(kind);
        await using var store = await test.Open();
        await using var journal = new ReadJournal(store);

        // One group of the read journal names people of many parts: its rows are spread by chain, not by part.
        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => journal.Record(new ReadAct(Chains.Act(Chains.Nurse), i, 1, "people of ORG"))));
    }

    private static bool Close(Session session, params int[] parts)
    {
        var writers = parts.Select(part => PartWriter.Open(session, part)).ToList();
        writers.ForEach(w => w.Close(Chains.Act(Chains.Nurse)));
        return true;
    }
}
