using Goldthread.Kernel.Data;
using Goldthread.Support;

namespace Goldthread.Kernel.Tests.Data;

public sealed class DatabaseTests
{
    private const string Create = "create table note (id bigint not null primary key, body text)";
    private const string Insert = "insert into note (id, body) values (@id, @body)";
    private const string Count = "select count(*) from note";

    [DatabaseTheory]
    public async Task Write_OnePieceFails_UndoesOnlyItself(DatabaseKind kind)
    {
        await using var test = await TestDatabase.Create(kind);
        await using var store = await Open(test);

        // The first holds the writer, so that the others wait together and share a commit.
        using var gate = new ManualResetEventSlim();
        var first = Task.Run(() => store.Write(session =>
        {
            gate.Wait();
            return Add(session, 0);
        }));
        var writes = Enumerable.Range(1, 30).Select(i => Task.Run(() => store.Write(session =>
        {
            Add(session, i);
            return i % 3 == 0 ? throw new InvalidOperationException("refused " + i) : true;
        }))).ToList();
        await Task.Delay(50);
        gate.Set();
        await first;

        foreach (var (write, i) in writes.Select((w, i) => (w, i + 1)))
        {
            if (i % 3 == 0)
            {
                (await Should.ThrowAsync<InvalidOperationException>(write)).Message.ShouldBe("refused " + i);
            }
            else
            {
                (await write).ShouldBeTrue();
            }
        }

        (await store.Read(Total)).ShouldBe(21);
    }

    [DatabaseTheory]
    public async Task Write_BrokenStatement_FailsAloneAndTheStoreGoesOn(DatabaseKind kind)
    {
        await using var test = await TestDatabase.Create(kind);
        await using var store = await Open(test);
        await store.Write(s => Add(s, 1));

        await Should.ThrowAsync<System.Data.Common.DbException>(store.Write(s => Add(s, 1)));
        await Should.ThrowAsync<System.Data.Common.DbException>(store.Write(s => s.Statement("insert into nowhere (id) values (1)").Execute()));

        (await store.Write(s => Add(s, 2))).ShouldBeTrue();
        (await store.Read(Total)).ShouldBe(2);
    }

    [DatabaseTheory]
    public async Task Write_ManyAtOnce_AllAreThere(DatabaseKind kind)
    {
        await using var test = await TestDatabase.Create(kind);
        await using var store = await Open(test);

        await Task.WhenAll(Enumerable.Range(0, 500).Select(i => Task.Run(() => store.Write(s => Add(s, i)))));

        (await store.Read(Total)).ShouldBe(500);
    }

    [DatabaseTheory]
    public async Task Write_NullThenValue_BothAreKept(DatabaseKind kind)
    {
        await using var test = await TestDatabase.Create(kind);
        await using var store = await Open(test);
        await store.Write(s =>
        {
            s.RunScript("create table blob (id bigint not null primary key, body bytea, note text)");
            return true;
        });

        for (var i = 0; i < 6; i++)
        {
            var (id, body, note) = (i, i % 2 == 0 ? null : new byte[] { 0, 1, (byte)i }, i % 2 == 0 ? "text" : null);
            await store.Write(s => s.Statement("insert into blob (id, body, note) values (@id, @body, @note)").Set("id", (long)id).Set("body", body).Set("note", note).Execute());
        }

        (await store.Read(s => s.Statement("select body from blob where body is not null order by id").List(r => r.GetBytes(0)))).ShouldBe([[0, 1, 1], [0, 1, 3], [0, 1, 5]]);
    }

    [DatabaseTheory]
    public async Task Read_SessionThatFailed_IsNotUsedAgain(DatabaseKind kind)
    {
        await using var test = await TestDatabase.Create(kind);
        await using var store = await Open(test);

        for (var i = 0; i < 30; i++)
        {
            await Should.ThrowAsync<InvalidOperationException>(async () => await store.Read<int>(_ => throw new InvalidOperationException()));
        }

        (await store.Read(Total)).ShouldBe(0);
    }

    [Fact]
    public async Task Read_OnSqlite_SeesOneMoment()
    {
        await using var test = await TestDatabase.Create(DatabaseKind.Sqlite);
        await using var store = await Open(test);
        await store.Write(s => Add(s, 1));
        using var written = new ManualResetEventSlim();
        using var begun = new ManualResetEventSlim();

        var read = Task.Run(async () => await store.Read(s =>
        {
            var before = Total(s);
            begun.Set();
            written.Wait();
            return (before, Total(s));
        }));
        begun.Wait();
        await store.Write(s => Add(s, 2));
        written.Set();

        (await read).ShouldBe((1L, 1L));
        (await store.Read(Total)).ShouldBe(2);
    }

    [Fact]
    public async Task Read_OnSqlite_MayNotWrite()
    {
        await using var test = await TestDatabase.Create(DatabaseKind.Sqlite);
        await using var store = await Open(test);

        await Should.ThrowAsync<System.Data.Common.DbException>(async () => await store.Read(s => Add(s, 1)));
    }

    [DatabaseTheory]
    public async Task Dispose_WithWorkWaiting_FinishesIt(DatabaseKind kind)
    {
        await using var test = await TestDatabase.Create(kind);
        var store = await Open(test);
        var writes = Enumerable.Range(0, 100).Select(i => store.Write(s => Add(s, i))).ToList();
        if (kind != DatabaseKind.Sqlite)
        {
            await Task.WhenAll(writes);
        }

        await store.DisposeAsync();

        await Task.WhenAll(writes);
        await using var again = Database.Open(test.Location);
        (await again.Read(Total)).ShouldBe(100);
    }

    [Theory]
    [InlineData("Host=localhost;Database=x", true)]
    [InlineData("Username=a;host=localhost", true)]
    [InlineData("data", false)]
    [InlineData("/var/lib/goldthread", false)]
    [InlineData("C:\\Hosts\\Host=x", false)]
    public void IsPostgres_Location_IsToldApart(string location, bool postgres) => Database.IsPostgres(location).ShouldBe(postgres);

    private static async Task<Database> Open(TestDatabase test)
    {
        var store = Database.Open(test.Location);
        await store.Write(s =>
        {
            s.RunScript(Create);
            return true;
        });
        return store;
    }

    private static bool Add(Session session, long id) => session.Statement(Insert).Set("id", id).Set("body", "x").Execute() == 1;

    private static long Total(Session session) => session.Statement(Count).First(r => r.GetInt64(0), -1L);
}
