using Goldthread.Kernel.Data;
using Goldthread.Support;

namespace Goldthread.Kernel.Tests.Data;

/// <summary>Rule 13: what a broken connection or a lost race undid is done again; what may have been committed is not.</summary>
public sealed class OneWriterTests
{
    private const string Me = "select pg_backend_pid()";
    private const string End = "select pg_terminate_backend(@pid)::int";

    [SkippableFact]
    public async Task Write_ConnectionEndsBeforeTheCommit_IsDoneAgainOnce()
    {
        await using var test = await TestDatabase.Create(DatabaseKind.Postgres);
        await using var store = await Open(test);
        var attempts = 0;

        await store.Write(session =>
        {
            session.Statement("insert into note (id) values (@id)").Set("id", ++attempts).Execute();
            return attempts < 3 ? Kill(test, session) : true;
        });

        attempts.ShouldBe(3);
        (await Ids(store)).ShouldBe([3], "what was undone left nothing");
    }

    [SkippableFact]
    public async Task Write_EveryIdleConnectionEnded_GoesOn()
    {
        await using var test = await TestDatabase.Create(DatabaseKind.Postgres);
        await using var store = await Open(test);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => store.Write(s => s.Statement("insert into note (id) values (@id)").Set("id", i).Execute()))));
        await using (var other = Database.Open(test.Location))
        {
            await other.Read(s => s.Statement("select pg_terminate_backend(pid)::int from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()").List(r => r.GetInt32(0)));
        }

        await Task.WhenAll(Enumerable.Range(20, 20).Select(i => Task.Run(() => store.Write(s => s.Statement("insert into note (id) values (@id)").Set("id", i).Execute()))));

        (await Ids(store)).Count.ShouldBe(40);
    }

    [SkippableFact]
    public async Task Write_Deadlock_IsDoneAgain()
    {
        await using var test = await TestDatabase.Create(DatabaseKind.Postgres);
        await using var store = await Open(test);
        await store.Write(s => s.Statement("insert into note (id) values (1), (2)").Execute());

        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => store.Write(s =>
        {
            foreach (var id in i % 2 == 0 ? new[] { 1, 2 } : [2, 1])
            {
                s.Statement("update note set seen = seen + 1 where id = @id").Set("id", id).Execute();
            }

            return true;
        }))));

        (await store.Read(s => s.Statement("select seen from note order by id").List(r => r.GetInt32(0)))).ShouldBe([40, 40]);
    }

    [SkippableFact]
    public async Task Write_ConnectionEndsInTheCommit_IsNotDoneAgain()
    {
        await using var test = await TestDatabase.Create(DatabaseKind.Postgres);
        await using var store = await Open(test);
        await store.Write(s =>
        {
            // Runs inside the commit: the server goes away when nobody can know any more whether it was done.
            s.RunScript("""
                create function go_away() returns trigger language plpgsql as $$ begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$;
                create constraint trigger note_go_away after insert on note deferrable initially deferred for each row execute function go_away();
                """);
            return true;
        });
        var attempts = 0;

        await Should.ThrowAsync<System.Data.Common.DbException>(store.Write(s => s.Statement("insert into note (id) values (@id)").Set("id", ++attempts).Execute()));

        attempts.ShouldBe(1);
    }

    private static async Task<Database> Open(TestDatabase test)
    {
        var store = Database.Open(test.Location);
        await store.Write(s =>
        {
            s.RunScript("create table note (id integer not null primary key, seen integer not null default 0)");
            return true;
        });
        return store;
    }

    private static bool Kill(TestDatabase test, Session session)
    {
        var pid = session.Statement(Me).First(r => r.GetInt32(0), 0);
        using (var other = new PostgresDialect(test.Location))
        using (var killer = new Session(other, forWriting: false))
        {
            killer.Statement(End).Set("pid", pid).Execute();
        }

        session.Statement(Me).First(r => r.GetInt32(0), 0);
        return true;
    }

    private static async Task<List<int>> Ids(Database store) => await store.Read(s => s.Statement("select id from note order by id").List(r => r.GetInt32(0)));
}
