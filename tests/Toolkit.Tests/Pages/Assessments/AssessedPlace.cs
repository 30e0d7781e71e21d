using System.Net;
using AngleSharp.Dom;
using Goldthread.Support;
using Goldthread.Toolkit.Shelf;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Toolkit.Tests.Pages.Assessments;

/// <summary>A place whose partners assess themselves, over HTTP.</summary>
internal sealed class AssessedPlace : IAsyncDisposable
{
    public const string Council = "ZZLA01", Hospital = "ZZAC01", Charity = "ZZVS01", Elsewhere = "ZZLA09";
    public const string Eight = "resource-sheet-eight-questions";
    private readonly List<Site> _sites = [];

    private AssessedPlace(World world, SetClock clock) => (World, Clock) = (world, clock);

    public World World { get; }

    public SetClock Clock { get; }

    public Site Lead { get; private set; } = null!;

    public static async Task<AssessedPlace> Open(DatabaseKind kind)
    {
        var clock = new SetClock();
        var place = new AssessedPlace(await World.Start(kind, clock: clock), clock);
        await place.World.Services.GetRequiredService<ShippedLibrary>().Load();
        place.Lead = await place.At(Council, "integration-lead");
        foreach (var (organisation, role) in new[] { (Council, "social-worker"), (Hospital, "hospital-doctor"), (Charity, "link-worker"), (Elsewhere, "integration-lead") }) await place.At(organisation, role);
        return place;
    }

    public async Task<Site> At(string organisation, string role)
    {
        var site = new Site(World);
        _sites.Add(site);
        await site.SignIn(organisation, role);
        return site;
    }

    /// <summary>Opens the eight questions for the organisations; the path of its page.</summary>
    public async Task<string> Begin(params string[] organisations)
    {
        var (_, page, _) = await Lead.Get("/work/assessments/new");
        return await Opened(page, organisations);
    }

    public async Task<string> Opened(IDocument page, params string[] organisations)
    {
        var (status, _, to) = await Lead.Post("/work/assessments/new", Site.Token(page), NewForm(page, organisations));
        status.ShouldBe(HttpStatusCode.Found);
        return to!.ToString().Split('?')[0];
    }

    public (string, string)[] NewForm(IDocument page, params string[] organisations)
    {
        var until = Clock.Now.AddDays(20);
        return
        [
            ("New", Value(page, "New")), ("Again", Value(page, "Again")), ("Instrument", Eight), ("Place", "Wrenfield"), ("Until[day]", $"{until.Day}"), ("Until[month]", $"{until.Month}"), ("Until[year]", $"{until.Year}"),
            .. organisations.SelectMany((o, i) => new[] { ($"Partners[{i}].Organisation", o), ($"Partners[{i}].Sector", o == Charity ? "Voluntary" : o == Hospital ? "Nhs" : "Council") }),
        ];
    }

    /// <summary>Answers every question at one level and sends it.</summary>
    public static async Task Answer(Site site, string one, string level, string evidence = "", string role = "Manager")
    {
        var (_, page, _) = await site.Get(one + "/answer");
        (await site.Post(one + "/answer", Site.Token(page), [.. Fields(page, _ => level, evidence), ("Role", role), ("send", "true")])).Status.ShouldBe(HttpStatusCode.Found);
    }

    /// <summary>The fields of an opened form, each question answered.</summary>
    public static IEnumerable<(string Name, string Value)> Fields(IDocument page, Func<int, string> level, string evidence = "")
    {
        yield return ("Form", Value(page, "Form"));
        for (var i = 0; page.QuerySelector($"input[name='Answers[{i}].Question']") is not null; i++)
        {
            yield return ($"Answers[{i}].Question", Value(page, $"Answers[{i}].Question"));
            yield return ($"Answers[{i}].Was", Value(page, $"Answers[{i}].Was"));
            if (level(i).Length > 0) yield return ($"Answers[{i}].Level", level(i));
            yield return ($"Answers[{i}].Evidence", i == 0 ? evidence : "");
            yield return ($"Answers[{i}].Gap", "");
        }
    }

    /// <summary>How many acts say this.</summary>
    public async Task<long> Acts(string like) => await World.Records.Read(s => s.Statement("select count(*) from kernel_journal where activity like @like").Set("like", like).First(r => r.GetInt64(0), 0));

    public static string Value(IDocument page, string name) => page.QuerySelector($"input[name='{name}']")?.GetAttribute("value") ?? "";

    public static string Words(IDocument page) => page.QuerySelector("main")!.TextContent;

    public async ValueTask DisposeAsync()
    {
        foreach (var site in _sites) site.Dispose();
        World.UnexpectedFaults.ShouldBeEmpty();
        await World.DisposeAsync();
    }
}
