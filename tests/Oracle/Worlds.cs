using System.Text.Json.Nodes;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Acts;
using Goldthread.Record.Access;
using Goldthread.Record.People;
using Goldthread.Record.Sharing;
using Goldthread.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Oracle;

/// <summary>A world with everything, and for one asker a world in which what they may not see was never written. Nothing else differs.</summary>
public sealed class Worlds : IAsyncDisposable
{
    public const string Asking = "OTHER";

    private static readonly Dictionary<Hiding, WithheldReasons> Reasons = new()
    {
        [Hiding.Sealed] = WithheldReasons.Sealed,
        [Hiding.Safeguarding] = WithheldReasons.Safeguarding,
        [Hiding.ThirdParty] = WithheldReasons.ThirdParty,
        [Hiding.SeriousHarm] = WithheldReasons.SeriousHarm,
    };

    private Worlds(World with, World without, FhirClient asker, FhirClient askerWithout)
    {
        With = with;
        Without = without;
        Asker = asker;
        AskerWithout = askerWithout;
    }

    /// <summary>All that is ever written.</summary>
    public static IReadOnlyList<Item> All { get; } =
    [
        .. Items.Shared,
        Items.Patient("ada", 41, Hiding.No),
        Items.Patient("ben", 42, Hiding.No),
        Items.Patient("cal", 43, Hiding.No, Asking),
        Items.Patient("yan", 44, Hiding.Ended),
        Items.Patient("zoe", 45, Hiding.NoRelationship),

        // Those in sight point at those out of sight, and at each other.
        .. Items.Set("ada", "v1", "v2", 10, Hiding.No, "SENDS"),
        .. Items.Set("ada", "v2", "s1", 11, Hiding.No, "SENDS"),
        .. Items.Set("ada", "v3", "r1", 12, Hiding.No, Asking),
        .. Items.Set("ada", "v4", "g1", 13, Hiding.No, "SENDS"),
        .. Items.Set("ben", "v5", "z1", 14, Hiding.No, "SENDS"),
        .. Items.Set("cal", "v6", "c1", 15, Hiding.No, Asking),
        .. Items.Set("ada", "s1", "v1", 16, Hiding.Sealed, "SENDS"),
        .. Items.Set("ada", "r1", "v1", 17, Hiding.Restricted, "SENDS"),
        .. Items.Set("ada", "g1", "s1", 18, Hiding.Safeguarding, "SENDS"),
        .. Items.Set("ada", "t1", "v1", 19, Hiding.NoAgreement, "THIRD"),
        .. Items.Set("cal", "c1", "v6", 20, Hiding.Refused, "SENDS"),
        .. Items.Set("yan", "y1", "v1", 21, Hiding.Ended, "SENDS"),
        .. Items.Set("zoe", "z1", "v1", 22, Hiding.NoRelationship, "SENDS"),
        .. Items.Set("ada", "p1", "v1", 23, Hiding.ThirdParty, "SENDS"),
        .. Items.Set("ada", "h1", "v1", 24, Hiding.SeriousHarm, "SENDS"),
        Items.Meeting("meet-v", "ada", "ben", Hiding.No),
        Items.Meeting("meet-s", "ada", "ben", Hiding.Sealed),
        Items.Meeting("meet-z", "ada", "zoe", Hiding.AboutUnseen),
    ];

    public World With { get; }

    public World Without { get; }

    public FhirClient Asker { get; }

    public FhirClient AskerWithout { get; }

    /// <summary>True when a role of the asking organisation does not see what is hidden for this reason.</summary>
    public static bool IsHidden(string role, Hiding hiding) => hiding switch
    {
        Hiding.No => false,
        Hiding.Safeguarding => role is not ("gp" or "hospital-doctor" or "social-worker"),
        Hiding.ThirdParty or Hiding.SeriousHarm => role is "home-care-manager" or "care-home-nurse" or "link-worker" or "housing-officer" or "person" or "carer",
        _ => true,
    };

    /// <summary>Makes both worlds.</summary>
    /// <param name="kind">On which database.</param>
    /// <param name="role">The asker's role.</param>
    /// <param name="madeFor">The role for which the world without is made: another one shows that a difference is found.</param>
    public static async Task<Worlds> Start(DatabaseKind kind, string role, string? madeFor = null)
    {
        var with = await World.Start(kind, new StillClock());
        var without = await World.Start(kind, new StillClock());
        await Fill(with, All);
        await Fill(without, [.. All.Where(i => !IsHidden(madeFor ?? role, i.Hiding))]);
        return new Worlds(with, without, await with.Professional(Asking, role), await without.Professional(Asking, role));
    }

    public async ValueTask DisposeAsync()
    {
        await With.DisposeAsync();
        await Without.DisposeAsync();
    }

    private static async Task Fill(World world, IReadOnlyList<Item> items)
    {
        foreach (var source in new[] { "SENDS", Asking, "THIRD" })
        {
            await world.Professional(source, "system");
        }

        foreach (var run in Runs(items))
        {
            var sender = await world.Professional(run[0].Source, "system");
            var bundle = new JsonObject
            {
                ["resourceType"] = "Bundle",
                ["type"] = "transaction",
                ["entry"] = new JsonArray([.. run.Select(i => new JsonObject
                {
                    ["resource"] = JsonNode.Parse(i.Json),
                    ["request"] = new JsonObject { ["method"] = "PUT", ["url"] = i.Name },
                })]),
            };
            var answer = await sender.Post("", bundle.ToJsonString());
            answer.Status.ShouldBe(200, answer.Text);
        }

        await world.DeliverEvents();
        foreach (var (item, reason) in items.Join(Reasons, i => i.Hiding, r => r.Key, (i, r) => (i, r.Value)))
        {
            var done = await world.Services.GetRequiredService<Withholding>().Withhold(item.Type, item.Id, reason, "It was asked for", AccessDecision.OfSystem(User.System, "oracle"));
            done.Succeeded.ShouldBeTrue();
        }

        await Relate(world, "ada", SightGround.Referred, null);
        await Relate(world, "ben", SightGround.Referred, null);
        await Relate(world, "cal", SightGround.Refused, null);
        if (items.Any(i => i.Id == "yan"))
        {
            await Relate(world, "yan", SightGround.Caseload, StillClock.Now);
        }

        await Agree(world);
    }

    // In the order given, a transaction for each run of one source.
    private static IEnumerable<List<Item>> Runs(IReadOnlyList<Item> items)
    {
        var run = new List<Item>();
        foreach (var item in items)
        {
            if (run.Count > 0 && run[0].Source != item.Source)
            {
                yield return run;
                run = [];
            }

            run.Add(item);
        }

        yield return run;
    }

    private static async Task Relate(World world, string patient, SightGround ground, DateTimeOffset? until)
    {
        var person = (await world.Services.GetRequiredService<RecordReader>().PersonOf(patient, AccessDecision.OfSystem(User.System, "oracle")))!.Value;
        var members = await world.Services.GetRequiredService<PersonDirectory>().Members(person.ToString());
        await world.Services.GetRequiredService<Relationships>().Give(members, Asking, ground, until, Act());
    }

    private static async Task Agree(World world)
    {
        var book = world.Services.GetRequiredService<AgreementBook>();
        foreach (var agreement in await book.All())
        {
            await book.Put(agreement with { Parties = [Asking, "SENDS"] }, Act());
        }
    }

    private static Act Act() => new(User.System.Acting("oracle"), StillClock.Now, Purpose.SystemAdministration, "oracle");

    /// <summary>All is done in one moment, so that nothing differs by when it was done.</summary>
    private sealed class StillClock : TimeProvider
    {
        public static DateTimeOffset Now { get; } = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
