using Goldthread.DesignSystem.Text;
using Goldthread.Record.Access;
using Goldthread.Record.Reading;
using Goldthread.Record.Summary;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Record.Pages.People.Record;

/// <summary>The single record of one person, over all their sources.</summary>
internal sealed class RecordModel(PersonRecordReader reader, TimeProvider clock) : PersonPage(reader)
{
    private const int TimelineOnRecord = 6;

    public PersonRecord Record { get; private set; } = null!;

    /// <summary>When this page was read: what comes after is new, even while the page is open.</summary>
    public DateTimeOffset ReadAt { get; private set; }

    protected override IReadOnlySet<string> Abundant => LongRecord.Abundant;

    /// <summary>The sections of the page, as its contents list names them.</summary>
    public IEnumerable<(string Id, string Name)> Shown => All.Where(p => Shows(p.Id));

    private static readonly IReadOnlyList<(string Id, string Name)> All =
    [
        ("matters", "What matters"), ("changed", "What changed"), ("circle", "Who is involved"), ("actions", "Actions"), ("risks", "Risks and wishes"),
        ("problems", "Problems"), ("medicines", "Medicines"), ("allergies", "Allergies"), ("measurements", "Measurements"), ("home", "Care at home"),
        ("contacts", "Stays and contacts"), ("plans", "Plans and goals"), ("documents", "Documents"), ("timeline", "Timeline"),
    ];

    /// <summary>False for a section that is empty because the reader's role does not see what is in it.</summary>
    public bool Shows(string id) => !RoleView.Of(Reading.Role.View).LeavesOut.Contains(id) || !IsEmpty(id);

    private bool IsEmpty(string id) => id switch
    {
        "actions" => Record.OpenActions.Items.Count == 0,
        "risks" => Record.RisksAndWishes is { Warnings.Count: 0, ReasonableAdjustments.Count: 0, Risks.Count: 0, Wishes.Count: 0 },
        "problems" => Record.Problems is { Active.Count: 0, Past.Count: 0 },
        "medicines" => Record.Medicines is { Current.Count: 0, Stopped.Count: 0 },
        "allergies" => Record.Allergies is { Active.Count: 0, NoneStatements.Count: 0 },
        "measurements" => MeasureView.Groups(Record.Measurements).Count == 0,
        "home" => Record.CareAtHome is { Services.Count: 0, Visits.Count: 0 },
        "contacts" => Record.Contacts is { ToCome.Count: 0, Stays.Count: 0, Others.Count: 0 },
        "plans" => Record.PlansAndGoals is { Plans.Count: 0, Goals.Count: 0, PastPlans.Count: 0, PastGoals.Count: 0 },
        "documents" => Record.Documents.Items.Count == 0,
        _ => false,
    };

    public string SourceCount => Opened.Input.Entries.Select(e => e.SourceName).Distinct(StringComparer.Ordinal).Count() is var n && n == 1
        ? Opened.Input.Entries[0].SourceName
        : $"{n} organisations";

    public async Task<IActionResult> OnGet()
    {
        ReadAt = clock.GetUtcNow();
        if (await Open("open the record") is { } instead)
        {
            return instead;
        }

        Record = PersonRecord.Read(Opened.Input, new TimelineFilter { PageSize = TimelineOnRecord });
        Show(Record.Banner);
        return Page();
    }

    /// <summary>Marks the record as read up to the moment that the page was made, not the moment the button was pressed.</summary>
    public async Task<IActionResult> OnPostMarkRead(long upTo)
    {
        if (await Open("mark the record as read") is { } instead)
        {
            return instead;
        }

        var now = clock.GetUtcNow();
        var read = upTo > 0 && upTo <= now.ToUnixTimeMilliseconds() ? DateTimeOffset.FromUnixTimeMilliseconds(upTo) : now;
        await Reader.MarkRead(Opened.Whole, Reading, read);
        return RedirectToPage(null, null, new { Key }, "changed");
    }

    /// <summary>Where a section comes from and when it was last heard from; more than two sources in short.</summary>
    public string Origin(RecordSection section) => !Record.Origins.TryGetValue(section, out var origin) ? ""
        : origin.Sources.Count <= 2 ? origin.Words
        : $"{origin.Sources[0].SourceName} and {origin.Sources.Count - 1} others, last heard {Dates.Heard(origin.Sources[0].LastHeard, ReadAt)}";

    /// <summary>What sources contradict that could harm: shown where it is read, not at the end.</summary>
    public IEnumerable<Conflict> Dangerous(params ConflictKind[] kinds) => Record.Conflicts.Where(c => kinds.Contains(c.Kind));

    /// <summary>Contradictions about who and where the person is.</summary>
    public IReadOnlyList<Conflict> AboutPerson => [.. Record.Conflicts.Where(c => c.Kind is not (ConflictKind.Allergies or ConflictKind.Medicine or ConflictKind.Resuscitation))];

    /// <summary>All contradictions in one sentence, or null.</summary>
    public string? DifferWords => Record.Conflicts.Count == 0 ? null : string.Join(", ", Record.Conflicts.Select(c => char.ToLowerInvariant(c.Title[0]) + c.Title[1..]).Distinct(StringComparer.Ordinal));

    /// <summary>Who said so, and when: under every item.</summary>
    public static string From(RecordItem item) => From(item, withTime: true);

    /// <summary>The same with the day alone, for what lasts: nobody asks at what hour a problem was written down.</summary>
    public static string FromDay(RecordItem item) => From(item, withTime: false);

    private static string From(RecordItem item, bool withTime)
    {
        var sources = string.Join(" and ", item.SourceNames);
        var author = item.Author is null ? "" : item.Author + ", ";
        return item.When is { } when ? $"{author}{sources}, {(withTime && when.HasTime ? when.Words : when.DateWords)}" : author + sources;
    }

    /// <summary>Roles that several sources give, each said once: "Daughter and unpaid carer, Daughter" is "Daughter and unpaid carer".</summary>
    public static string? Roles(string? joined)
    {
        var kept = new List<string>();
        foreach (var role in (joined ?? "").Split(", ", StringSplitOptions.RemoveEmptyEntries).Where(r => !kept.Exists(k => k.Contains(r, StringComparison.OrdinalIgnoreCase))))
        {
            kept.Add(role);
        }

        return kept.Count == 0 ? null : string.Join(", ", kept);
    }
}
