using Goldthread.Kernel.Data;
using Goldthread.Population.Cohorts.Language;
using Goldthread.Record.Access;

namespace Goldthread.Population.Cohorts.Saved;

/// <summary>The saved cohorts that some text leads to, read once: those it names, those which these name, and so on.</summary>
internal sealed class CohortBook
{
    private readonly Dictionary<string, List<SavedCohort>> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Name, int? Version, bool AsWritten), Cohort?> _read = [];
    private readonly Catalogue _catalogue;
    private readonly DateOnly _today;

    private CohortBook(Catalogue catalogue, DateOnly today) => (_catalogue, _today) = (catalogue, today);

    /// <summary>The cohorts as they are drawn: what each refers to has a version.</summary>
    public Cohort? Find(string name, int? version) => Read(name, version, asWritten: false);

    /// <summary>Reads what a cohort leads to.</summary>
    public static CohortBook Of(Session session, Cohort cohort, Catalogue catalogue, DateOnly today)
    {
        var book = new CohortBook(catalogue, today);
        var open = new Stack<Cohort>([cohort]);
        while (open.TryPop(out var next))
        {
            foreach (var name in CohortReferences.Of(next).Select(r => r.Name))
            {
                if (book._byName.ContainsKey(SavedCohort.KeyOf(name))) continue;
                book._byName[SavedCohort.KeyOf(name)] = SavedCohortTable.Named(session, name);
                foreach (var version in book._byName[SavedCohort.KeyOf(name)])
                {
                    if (CohortParser.Parse(version.Written, catalogue, today).Value is { } read) open.Push(read);
                }
            }
        }

        return book;
    }

    /// <summary>
    /// What is wrong with the references of a cohort that somebody wrote. Circles are looked for in what was written, where a name without a version is that cohort as it is now: "A" that names "B" that
    /// names "A" is refused, though the version of "A" that "B" was drawn with is an older one.
    /// </summary>
    public IReadOnlyList<string> Faults(Cohort cohort, User user) =>
    [
        .. CohortReferences.Of(cohort).Where(r => !SameName(r.Name, cohort.Name) && Version(r.Name, r.Version) is { } saved && !saved.IsSeenBy(user)).Select(r => $"There is no cohort \"{r.Name}\"."),
        .. CohortReferences.Faults(cohort, (name, version) => version is null && SameName(name, cohort.Name) ? cohort : Read(name, version, asWritten: true)),
    ];

    /// <summary>The text with the version behind every reference that has none.</summary>
    public string WithVersions(string text)
    {
        var tokens = Lexer.Read(text);
        var at = tokens.Count - 1;
        for (; at >= 2; at--)
        {
            if (tokens[at].Kind == TokenKind.Text && tokens[at - 1].Is("cohort") && tokens[at - 2].Is("in") && !tokens[at + 1].Is("version") && Version(tokens[at].Text, null) is { } newest)
            {
                text = text.Insert(tokens[at].Stop, $" version {newest.Version}");
            }
        }

        return text;
    }

    private Cohort? Read(string name, int? version, bool asWritten)
    {
        if (_read.TryGetValue((name, version, asWritten), out var known)) return known;
        var saved = Version(name, version);
        return _read[(name, version, asWritten)] = saved is null ? null : CohortParser.Parse(asWritten ? saved.Written : saved.Drawn, _catalogue, _today).Value;
    }

    private SavedCohort? Version(string name, int? version) => _byName.GetValueOrDefault(SavedCohort.KeyOf(name))?.Find(c => version is null || c.Version == version);

    private static bool SameName(string a, string b) => SavedCohort.KeyOf(a) == SavedCohort.KeyOf(b);
}
