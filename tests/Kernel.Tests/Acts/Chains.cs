using System.Security.Cryptography;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Support;

namespace Goldthread.Kernel.Tests.Acts;

/// <summary>A store with acts in it, to be tampered with and verified.</summary>
internal sealed class Chains(TestDatabase test, Database store, ReadJournal reads) : IAsyncDisposable
{
    public static readonly Actor Nurse = new("u1", "Nurse One", "ORG", "nurse", "tests");
    public static readonly Actor Doctor = new("u2", "Doctor Two", "ORG", "gp", "tests", "u1");
    private static readonly DateTimeOffset Morning = new(2025, 10, 3, 9, 0, 0, TimeSpan.Zero);

    public Database Store => store;

    public ReadJournal Reads => reads;

    /// <summary>Three commits in part 1, two in part 2, three reads; each commit writes a body of its own.</summary>
    public static async Task<Chains> Start(DatabaseKind kind)
    {
        var test = await TestDatabase.Create(kind);
        var store = await test.Open();
        await store.Write(s =>
        {
            s.RunScript("create table body (part integer not null, commit_no bigint not null, content bytea not null, primary key (part, commit_no))");
            return true;
        });
        var chains = new Chains(test, store, new ReadJournal(store));
        foreach (var (part, who) in new[] { (1, Nurse), (1, Doctor), (1, Nurse), (2, Nurse), (2, Doctor) })
        {
            await chains.Commit(part, who);
        }

        for (var i = 0; i < 3; i++)
        {
            await chains.Reads.Record(new ReadAct(Act(Nurse, "open the record"), 1, 7, "people of ORG"));
        }

        return chains;
    }

    public static Act Act(Actor who, string activity = "add Observation") => new(who, Morning, Purpose.Treatment, activity);

    public Task<long> Commit(int part, Actor who) => store.Write(session =>
    {
        var writer = PartWriter.Open(session, part);
        byte[] content = [(byte)part, (byte)writer.Commit, 9];
        session.Statement("insert into body (part, commit_no, content) values (@part, @commit_no, @content)")
            .Set("part", part).Set("commit_no", writer.Commit).Set("content", content).Execute();
        writer.Covers(content);
        writer.Close(Act(who));
        return writer.Commit;
    });

    public async Task<IReadOnlyList<string>> Faults() => (await Verify()).Faults;

    public Task<VerifyReport> Verify() => new JournalVerifier(store, store, Content).Verify();

    public Task Tamper(string sql) => store.Write(s =>
    {
        s.RunScript(sql);
        return true;
    });

    /// <summary>Everything as it was when this was called, at each call of what it gives back.</summary>
    public async Task<Func<Task>> Remember()
    {
        string[] tables = ["kernel_actor", "kernel_head", "kernel_journal", "kernel_read", "kernel_seal", "body"];
        await Tamper(string.Join(';', tables.Select(t => $"create table {t}_kept as select * from {t}")));
        return () => Tamper(string.Join(';', tables.Select(t => $"delete from {t}; insert into {t} select * from {t}_kept")));
    }

    public Task<bool> Seal() => Kernel.Acts.Seal.Take(store, store, TimeProvider.System);

    public async ValueTask DisposeAsync()
    {
        await reads.DisposeAsync();
        await store.DisposeAsync();
        await test.DisposeAsync();
    }

    private static void Content(Session session, int part, long commit, IncrementalHash into) =>
        session.Statement("select content from body where part = @part and commit_no = @commit_no").Set("part", part).Set("commit_no", commit).Each(r =>
        {
            into.AppendData(r.GetBytes(0));
            return true;
        });
}
