using Goldthread.Support;

namespace Goldthread.Kernel.Tests.Acts;

public sealed class JournalVerifierTests
{
    [DatabaseTheory]
    public async Task Verify_Untouched_FindsNothing(DatabaseKind kind)
    {
        await using var chains = await Chains.Start(kind);
        await chains.Seal();

        var report = await chains.Verify();

        report.Faults.ShouldBeEmpty();
        (report.Writes, report.Reads, report.Seals).ShouldBe((5L, 3L, 1L));
    }

    /// <summary>Each row: what a forger does, and the words by which it is found.</summary>
    [DatabaseTheory]
    public async Task Verify_Tampered_NamesTheRow(DatabaseKind kind)
    {
        (string Forgery, string Found)[] forgeries =
        [
            ("update kernel_journal set activity = 'x' where part = 1 and act_no = 2", "part 1, act 2"),
            ("update kernel_journal set at = at + 1 where part = 1 and act_no = 1", "part 1, act 1"),
            ("update kernel_journal set purpose = 'PATRQT' where part = 2 and act_no = 2", "part 2, act 2"),
            ("update kernel_journal set actor = (select actor from kernel_journal where part = 1 and act_no = 2) where part = 1 and act_no = 1", "part 1, act 1"),
            ("delete from kernel_journal where part = 1 and act_no = 2", "part 1: act 2 is missing"),
            ("delete from kernel_journal where part = 1 and act_no = 3", "part 1: the head says act 3, the journal ends at act 2"),
            ("delete from kernel_journal where part = 2", "part 2: the head says act 2"),
            ("delete from kernel_head where part = 2", "part 2: the head says act 0"),
            ("update kernel_journal set act_no = 9 where part = 1 and act_no = 1; update kernel_journal set act_no = 1 where part = 1 and act_no = 2; update kernel_journal set act_no = 2 where part = 1 and act_no = 9", "part 1, act 1"),
            ("update kernel_head set hash = (select hash from kernel_head where part = 2) where part = 1", "part 1: the head"),
            ("update body set content = (select content from body where part = 2 and commit_no = 1) where part = 1 and commit_no = 3", "what commit 3 wrote"),
            ("delete from body where part = 1 and commit_no = 1", "what commit 1 wrote"),
            ("update kernel_actor set content = replace(content, 'Nurse One', 'Nobody')", "its content was changed"),
            ("delete from kernel_actor", "its actor"),
            ("update kernel_read set person = 8 where act_no = 2", "reads, act 2"),
            ("update kernel_read set sight = 'everything' where act_no = 3", "reads, act 3"),
            ("delete from kernel_read where act_no = 1", "reads: act 1 is missing"),
            ("update kernel_read set act_no = 9 where act_no = 1; update kernel_read set act_no = 1 where act_no = 2; update kernel_read set act_no = 2 where act_no = 9", "reads, act 1"),
            ("update kernel_read set activity = 'x' where act_no = 1", "reads, act 1"),
        ];
        await using var chains = await Chains.Start(kind);
        var restore = await chains.Remember();
        foreach (var (forgery, found) in forgeries)
        {
            await restore();
            (await chains.Faults()).ShouldBeEmpty();

            await chains.Tamper(forgery);

            (await chains.Faults()).ShouldContain(f => f.Contains(found, StringComparison.Ordinal), forgery);
        }
    }

    /// <summary>A chain cut short together with its head says nothing by itself; the seal does.</summary>
    [DatabaseTheory]
    public async Task Verify_TailCutOffWithItsHead_IsFoundByTheSeal(DatabaseKind kind)
    {
        const string cut = """
            delete from kernel_journal where part = 1 and act_no = 3;
            delete from body where part = 1 and commit_no = 3;
            update kernel_head set act_no = 2, commit_no = 2, hash = (select hash from kernel_journal where part = 1 and act_no = 2) where part = 1
            """;
        await using (var unsealed = await Chains.Start(kind))
        {
            await unsealed.Tamper(cut);
            (await unsealed.Faults()).ShouldBeEmpty("this is why there are seals");
        }

        await using var chains = await Chains.Start(kind);
        (await chains.Seal()).ShouldBeTrue();
        await chains.Tamper(cut);

        (await chains.Faults()).ShouldContain(f => f.Contains("part 1: act 3 was there when seal 1 was made and is gone", StringComparison.Ordinal));
    }

    [DatabaseTheory]
    public async Task Verify_SealOrReadsTampered_IsFound(DatabaseKind kind)
    {
        (string Forgery, string Found)[] forgeries =
        [
            ("delete from kernel_read where act_no = 3", "reads: act 3 was there when seal"),
            ("delete from kernel_seal where seal_no = 1", "seal 1 is missing"),
            ("update kernel_seal set hash = (select hash from kernel_seal where seal_no = 1) where seal_no = 2", "seal 2"),
        ];
        await using var chains = await Chains.Start(kind);
        (await chains.Seal()).ShouldBeTrue();
        (await chains.Seal()).ShouldBeFalse("nothing was written since");
        await chains.Commit(1, Chains.Nurse);
        (await chains.Seal()).ShouldBeTrue();
        var restore = await chains.Remember();
        foreach (var (forgery, found) in forgeries)
        {
            await restore();
            (await chains.Faults()).ShouldBeEmpty();

            await chains.Tamper(forgery);

            (await chains.Faults()).ShouldContain(f => f.Contains(found, StringComparison.Ordinal), forgery);
        }
    }

    [DatabaseTheory]
    public async Task Verify_PartThatOnlyGaveOutNumbers_IsNoFault(DatabaseKind kind)
    {
        await using var chains = await Chains.Start(kind);
        await new Kernel.Acts.PersonNumbers(chains.Store).Next(77);
        await chains.Seal();

        (await chains.Faults()).ShouldBeEmpty();
    }

    [DatabaseTheory]
    public async Task Verify_WhileOthersWrite_FindsNothing(DatabaseKind kind)
    {
        await using var chains = await Chains.Start(kind);
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await chains.Commit(1, Chains.Nurse);
            }
        });

        for (var i = 0; i < 5; i++)
        {
            (await chains.Faults()).ShouldBeEmpty();
        }

        await stop.CancelAsync();
        await writing;
    }
}
