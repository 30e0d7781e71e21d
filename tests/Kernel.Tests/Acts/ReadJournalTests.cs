using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Support;

namespace Goldthread.Kernel.Tests.Acts;

public sealed class ReadJournalTests
{
    [DatabaseTheory]
    public async Task Record_Returns_WhenTheActIsInTheStore(DatabaseKind kind)
    {
        await using var test = await TestDatabase.Create(kind);
        await using var store = await test.Open();
        await using var journal = new ReadJournal(store);

        for (var i = 1; i <= 5; i++)
        {
            await journal.Record(new ReadAct(Chains.Act(Chains.Nurse, "look " + i), 3, 4, "everything"));

            // Another connection, as after a crash: what was acknowledged is there.
            await using var another = Database.Open(test.Location);
            (await Count(another)).ShouldBe(i);
        }
    }

    [DatabaseTheory]
    public async Task Record_ManyAtOnce_MakeOneChain(DatabaseKind kind)
    {
        await using var test = await TestDatabase.Create(kind);
        await using var store = await test.Open();
        await using var journal = new ReadJournal(store);

        await Task.WhenAll(Enumerable.Range(0, 1500).Select(i => journal.Record(new ReadAct(Chains.Act(i % 2 == 0 ? Chains.Nurse : Chains.Doctor, "look"), i % 256, i, "people of ORG"))));

        var report = await new JournalVerifier(store, store, (_, _, _, _) => { }).Verify();
        report.Faults.ShouldBeEmpty();
        report.Reads.ShouldBe(1500);
    }

    [DatabaseTheory]
    public async Task Record_TwoServersAtOnce_MakeOneChain(DatabaseKind kind)
    {
        await using var test = await TestDatabase.Create(kind);
        await using var store = await test.Open();
        await using var other = await test.Open();
        await using (var journal = new ReadJournal(store))
        await using (var beside = new ReadJournal(other))
        {
            // Each waits for its own, so that groups stay small and the two take turns many times.
            await Task.WhenAll(Enumerable.Range(0, 24).Select(i => Task.Run(async () =>
            {
                for (var n = 0; n < 25; n++)
                {
                    await (i % 2 == 0 ? journal : beside).Record(new ReadAct(Chains.Act(i % 2 == 0 ? Chains.Nurse : Chains.Doctor, "look"), i, n, "people of ORG"));
                }
            })));
        }

        var report = await new JournalVerifier(store, store, (_, _, _, _) => { }).Verify();
        report.Faults.ShouldBeEmpty();
        report.Reads.ShouldBe(24 * 25);
    }

    [DatabaseTheory]
    public async Task Seal_TwoServersAtOnce_MakeOneChain(DatabaseKind kind)
    {
        await using var test = await TestDatabase.Create(kind);
        await using var store = await test.Open();
        await using var other = await test.Open();
        await using var journal = new ReadJournal(store);

        for (var i = 0; i < 20; i++)
        {
            await journal.Record(new ReadAct(Chains.Act(Chains.Nurse), 1, 1, ""));
            await Task.WhenAll(Task.Run(() => Seal.Take(store, store, TimeProvider.System)), Task.Run(() => Seal.Take(other, other, TimeProvider.System)));
        }

        var report = await new JournalVerifier(store, store, (_, _, _, _) => { }).Verify();
        report.Faults.ShouldBeEmpty();
        report.Seals.ShouldBe(20, "what one has sealed, the other does not seal again");
    }

    [DatabaseTheory]
    public async Task Record_JournalCannotBeWritten_Throws(DatabaseKind kind)
    {
        await using var test = await TestDatabase.Create(kind);
        await using var store = await test.Open();
        await using var journal = new ReadJournal(store);
        await store.Write(s =>
        {
            s.RunScript("alter table kernel_read rename to kernel_read_away");
            return true;
        });

        await Should.ThrowAsync<System.Data.Common.DbException>(journal.Record(new ReadAct(Chains.Act(Chains.Nurse), 1, 1, "")));

        await store.Write(s =>
        {
            s.RunScript("alter table kernel_read_away rename to kernel_read");
            return true;
        });
        await journal.Record(new ReadAct(Chains.Act(Chains.Nurse), 1, 1, ""));
        (await Count(store)).ShouldBe(1);
    }

    /// <summary>No journal row, no answer: over HTTP, on the whole product.</summary>
    [DatabaseTheory]
    public async Task Answer_JournalCannotBeWritten_DoesNotLeave(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        var id = await world.System.Add("""{"resourceType":"Patient","name":[{"family":"Unrecorded"}]}""");
        await world.Reads.Write(s =>
        {
            s.RunScript("alter table kernel_read rename to kernel_read_away");
            return true;
        });

        foreach (var address in new[] { $"Patient/{id}", $"Patient/{id}/_history", $"Patient/{id}/_history/1", $"Patient/{id}/$everything", "Patient?family=Unrecorded", "Patient/none-such" })
        {
            var answer = await world.System.Get(address);

            answer.Status.ShouldBeInRange(500, 599, address);
            answer.Text.ShouldNotContain("Unrecorded");
            answer.Text.ShouldNotContain("SQL");
        }

        await world.Reads.Write(s =>
        {
            s.RunScript("alter table kernel_read_away rename to kernel_read");
            return true;
        });
        (await world.System.Get($"Patient/{id}")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task EveryRead_LeavesOneRowThatNamesThePersonAndTheSight()
    {
        await using var world = await World.Start();
        var gp = await world.Professional("ORG-R");
        var id = await gp.Add("""{"resourceType":"Patient"}""");

        await gp.Get($"Patient/{id}");
        await gp.Get($"Patient/{id}/_history");
        await gp.Search("Observation", ("patient", id));
        await gp.Get("Patient/none-such");

        var rows = await world.Reads.Read(s => s.Statement("select activity, person, sight from kernel_read order by act_no").List(r => (r.GetString(0), r.GetInt64(1) > 0, r.GetString(2))));
        rows.ShouldBe(
        [
            ($"read Patient/{id}", true, "people of ORG-R but sealed, restricted"),
            ($"history of Patient/{id}", true, "people of ORG-R but sealed, restricted"),
            ($"search Observation?patient={id}", true, "people of ORG-R but sealed, restricted"),
            ("read Patient/none-such", false, "people of ORG-R but sealed, restricted"),
        ]);
    }

    private static async Task<long> Count(Database store) => await store.Read(s => s.Statement("select count(*) from kernel_read").First(r => r.GetInt64(0), -1L));
}
