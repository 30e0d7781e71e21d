using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Goldthread.Kernel.Tests.Acts;

public sealed class OutboxTests
{
    [DatabaseTheory]
    public async Task Deliver_Committed_ReachesEachSubscriberOnceInOrder(DatabaseKind kind)
    {
        await using var test = await TestDatabase.Create(kind);
        await using var store = await Open(test);
        var outbox = new Outbox(store, [Writes("a"), Writes("b", name: "other"), Writes("c")], TimeProvider.System, NullLogger<Outbox>.Instance);
        for (var i = 0; i < 250; i++)
        {
            await Announce(store, "made", i.ToString());
        }

        await outbox.DeliverAll();
        await outbox.DeliverAll();

        (await Told(store, "a")).ShouldBe(Enumerable.Range(0, 250).Select(i => i.ToString()));
        (await Told(store, "b")).ShouldBeEmpty();
        (await Told(store, "c")).Count.ShouldBe(250);
        (await outbox.IsEmpty()).ShouldBeTrue();
    }

    [DatabaseTheory]
    public async Task Deliver_RolledBack_IsNeverTold(DatabaseKind kind)
    {
        await using var test = await TestDatabase.Create(kind);
        await using var store = await Open(test);
        var outbox = new Outbox(store, [Writes("a")], TimeProvider.System, NullLogger<Outbox>.Instance);

        await Should.ThrowAsync<InvalidOperationException>(store.Write<bool>(session =>
        {
            var writer = PartWriter.Open(session, 1);
            writer.Announce("made", "never");
            writer.Close(Chains.Act(Chains.Nurse));
            throw new InvalidOperationException();
        }));
        await outbox.DeliverAll();

        (await Told(store, "a")).ShouldBeEmpty();
    }

    [DatabaseTheory]
    public async Task Deliver_OneFails_WaitsAloneAndIsTriedAgain(DatabaseKind kind)
    {
        await using var test = await TestDatabase.Create(kind);
        await using var store = await Open(test);
        var clock = new Clock();
        var broken = true;
        var fussy = new OutboxSubscriber("made", (session, e) =>
        {
            Write(session, "fussy", e.Body);
            if (e.Body == "2" && broken)
            {
                throw new InvalidOperationException("not now");
            }
        });
        var outbox = new Outbox(store, [fussy], clock, NullLogger<Outbox>.Instance);
        for (var i = 0; i < 4; i++)
        {
            await Announce(store, "made", i.ToString());
        }

        await outbox.DeliverAll();
        (await Told(store, "fussy")).ShouldBe(["0", "1", "3"], "what failed left nothing behind");
        broken = false;
        await outbox.DeliverAll();
        (await Told(store, "fussy")).ShouldBe(["0", "1", "3"], "it is not due yet");
        clock.Now += TimeSpan.FromSeconds(2);
        await outbox.DeliverAll();

        (await Told(store, "fussy")).ShouldBe(["0", "1", "3", "2"]);
        (await outbox.IsEmpty()).ShouldBeTrue();
    }

    [DatabaseTheory]
    public async Task Deliver_TwoServersAtOnce_TellsOnce(DatabaseKind kind)
    {
        await using var test = await TestDatabase.Create(kind);
        await using var store = await Open(test);
        await using var other = await test.Open();
        for (var i = 0; i < 120; i++)
        {
            await Announce(store, "made", i.ToString(), part: i % 7);
        }

        // Telling the same twice would break the key of what was told, and leave it waiting.
        var subscriber = new OutboxSubscriber("made", (session, e) => session.Statement("insert into told (n, who, body) values (@n, 'both', @body)")
            .Set("n", (e.Part * 1000L) + e.Commit).Set("body", e.Body).Execute());
        await Task.WhenAll(new[] { store, other }.Select(s => Task.Run(() => new Outbox(s, [subscriber], TimeProvider.System, NullLogger<Outbox>.Instance).DeliverAll())));

        (await Told(store, "both")).Count.ShouldBe(120);
        (await store.Read(s => s.Statement("select 1 from kernel_outbox limit 1").First(_ => 1, 0))).ShouldBe(0);
    }

    private static async Task<Database> Open(TestDatabase test)
    {
        var store = await test.Open();
        await store.Write(s =>
        {
            s.RunScript("create table told (n bigint not null primary key, who text not null, body text not null)");
            return true;
        });
        return store;
    }

    private static Task<bool> Announce(Database store, string name, string body, int part = 1) => store.Write(session =>
    {
        var writer = PartWriter.Open(session, part);
        writer.Announce(name, body);
        writer.Close(Chains.Act(Chains.Nurse));
        return true;
    });

    private static OutboxSubscriber Writes(string who, string name = "made") => new(name, (session, e) => Write(session, who, e.Body));

    private static void Write(Session session, string who, string body) =>
        session.Statement("insert into told (n, who, body) values ((select coalesce(max(n), 0) + 1 from told), @who, @body)").Set("who", who).Set("body", body).Execute();

    private static async Task<List<string>> Told(Database store, string who) =>
        await store.Read(s => s.Statement("select body from told where who = @who order by n").Set("who", who).List(r => r.GetString(0)));

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2025, 10, 3, 9, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
