using System.Globalization;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Support;
using Goldthread.Toolkit.Programmes.Bids;
using Goldthread.Toolkit.Programmes.Calls;
using Goldthread.Toolkit.Programmes.Outcomes;
using Goldthread.Toolkit.Programmes.Panels;
using Goldthread.Toolkit.Programmes.Running;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Toolkit.Tests.Programmes;

/// <summary>A call with everybody who takes part in it, on the real services.</summary>
internal sealed class MadeCall(World world, SetClock clock, Call call)
{
    public static DateTimeOffset Opens { get; } = new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero);

    public World World => world;

    public SetClock Clock => clock;

    public Call Call => call;

    public User Secretary { get; } = Person("programme-secretary", "ZZIB01");

    public CallDesk Calls => Service<CallDesk>();

    public BidDesk Bids => Service<BidDesk>();

    public ScreeningDesk Screening => Service<ScreeningDesk>();

    public PanelDesk Panel => Service<PanelDesk>();

    public ScoringDesk Scoring => Service<ScoringDesk>();

    public SelectionDesk Selection => Service<SelectionDesk>();

    public LetterDesk Letters => Service<LetterDesk>();

    public LessonDesk Lessons => Service<LessonDesk>();

    public static Call Of(string id = "pioneers", int mostShortlisted = 3, int mostSelected = 2) => new(id)
    {
        Title = "Pioneers", For = "Areas that join up care across health, public health and social care.", Money = "", Opens = Opens, Closes = Opens.AddDays(30), Scorers = 2,
        MostShortlisted = mostShortlisted, MostSelected = mostSelected, MayDiffer = 1,
        Questions =
        [
            new CallQuestion("vision", "What will be different for people?", QuestionKind.Words) { MostWords = 50, Weight = 60, IsNeeded = true, Scale = ["Nothing", "Poor", "Fair", "Good", "Very good", "Excellent"] },
            new CallQuestion("whole", "How do all partners work as one?", QuestionKind.Words) { MostWords = 50, Weight = 40, IsNeeded = true, Scale = ["Nothing", "Poor", "Fair", "Good", "Very good", "Excellent"] },
            new CallQuestion("share", "Will you share what you learn?", QuestionKind.YesNo) { IsNeeded = true },
            new CallQuestion("plan", "Your plan", QuestionKind.File),
        ],
        Rules =
        [
            new EligibilityRule(RuleKind.AnsweredYes, "share", 0, "You do not promise to share what you learn."),
            new EligibilityRule(RuleKind.PartnerSigned, "council", 0, "No council has signed."),
            new EligibilityRule(RuleKind.PartnersSigned, "", 2, "Fewer than two partners have signed."),
            new EligibilityRule(RuleKind.InEngland, "", 0, "The area is not in England."),
            new EligibilityRule(RuleKind.WordsInAll, "", 60, "The answers together are longer than 60 words."),
        ],
        Stages = [new CallStage("Interviews", new DateOnly(2027, 5, 3))],
    };

    /// <summary>The product with an open call.</summary>
    public static async Task<MadeCall> Open(DatabaseKind kind = DatabaseKind.Sqlite, Call? call = null)
    {
        var clock = new SetClock { Now = Opens.AddDays(-7) };
        var made = new MadeCall(await World.Start(kind, clock), clock, call ?? Of());
        await made.Know(made.Secretary);
        Good(await made.Calls.Write(made.Call, 0, made.Secretary));
        Good(await made.Calls.Open(made.Call.Id, 1, made.Secretary));
        clock.Now = Opens.AddHours(1);
        return made;
    }

    public static User Person(string role, string organisation) => new($"{role}-of-{organisation}", $"The {role} of {organisation}", role, role, organisation, organisation);

    public static User Lead(string organisation) => Person("integration-lead", organisation);

    public static User Member(string organisation) => Person("panel-member", organisation);

    public static BidContent Content(int area = 1, Func<BidContent, BidContent>? change = null)
    {
        var content = new BidContent
        {
            Title = $"One team in area {area}", Area = $"Area {area}", AreaCode = "E06" + area.ToString("000000", CultureInfo.InvariantCulture),
            Partners = [new Partner($"Council of area {area}", $"C{area}", "council", "Pat Lee, leader"), new Partner($"Trust of area {area}", $"T{area}", "nhs-provider", "Sam Roy, chief executive")],
            Answers = new Dictionary<string, string>(StringComparer.Ordinal) { ["vision"] = "People tell their story once.", ["whole"] = "One budget and one team.", ["share"] = "yes" },
        };
        return change is null ? content : change(content);
    }

    public static T Good<T>(Outcome<T> outcome) => outcome.Succeeded ? outcome.Value : throw new ShouldAssertException(string.Join("; ", outcome.Faults));

    /// <summary>Submits a bid for an organisation.</summary>
    public async Task<Bid> Submit(string organisation, int area, Func<BidContent, BidContent>? change = null) => Good(await Bids.Submit(call.Id, Content(area, change), 0, Lead(organisation)));

    public async Task Know(User user) => await world.Records.Write(session =>
    {
        UserTable.Put(session, user);
        return true;
    });

    /// <summary>Puts somebody of each organisation on the panel, who say of every bid that they have no conflict.</summary>
    public async Task Name(params string[] organisations)
    {
        foreach (var member in organisations.Select(Member))
        {
            await Know(member);
            Good(await Panel.Name(call.Id, member.Id, Secretary));
        }
    }

    public async Task NoConflicts(params string[] organisations)
    {
        foreach (var member in organisations.Select(Member))
        {
            var bids = Good(await Scoring.Bids(call.Id, member)).Bids;
            Good(await Panel.Declare(call.Id, [.. bids.Where(b => !b.IsOwn && b.Said is null).Select(b => new Interest(b.Bid, member.Id, false, ""))], member));
        }
    }

    public async Task<Proceedings> All() => Good(await Calls.Find(call.Id, Secretary));

    /// <summary>Closes the call, confirms the rules, names a panel and gives the bids out.</summary>
    public async Task GiveOut(params string[] organisations)
    {
        clock.Now = call.Closes;
        Good(await Screening.Confirm(call.Id, Secretary));
        await Name(organisations);
        await NoConflicts(organisations);
        Good(await Panel.GiveOut(call.Id, Secretary));
    }

    /// <summary>Every scorer hands in; the points are those of the bid.</summary>
    public async Task ScoreAll(Func<long, string, int> points)
    {
        foreach (var scoring in (await All()).Scorings.Where(s => !s.HasEnded))
        {
            var member = Member(scoring.Member["panel-member-of-".Length..]);
            Good(await Scoring.Save(scoring.Bid, [.. call.Scored.Select(q => new Score(scoring.Bid, member.Id, q.Code, points(scoring.Bid, member.Id), "As it says."))], handIn: true, member));
        }
    }

    public async Task<int> Shortlist(params long[] bids) => Good(await Selection.Shortlist(call.Id, bids.ToHashSet(), Reasons(await All()), Secretary));

    public async Task Interview(PanelView view, params long[] bids)
    {
        foreach (var bid in bids) Good(await Selection.Write(call.Id, new BidView(bid, BidStep.Select, view, "They answered well.", "Long talk."), Secretary));
    }

    public async Task<int> Select(params long[] bids) => Good(await Selection.Select(call.Id, bids.ToHashSet(), Reasons(await All()), Secretary));

    /// <summary>A reason for every bid, for where one is needed.</summary>
    public static Dictionary<long, string> Reasons(Proceedings all) => all.Received.ToDictionary(b => b.Number, _ => "The panel spoke about it.");

    private T Service<T>()
        where T : notnull => world.Services.GetRequiredService<T>();
}
