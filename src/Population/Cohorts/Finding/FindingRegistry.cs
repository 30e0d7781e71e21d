using System.Globalization;
using Goldthread.Population.Cohorts.Language;
using Goldthread.Population.Cohorts.Running;
using Goldthread.Population.DataSet;

namespace Goldthread.Population.Cohorts.Finding;

/// <summary>People who may have something that nobody has written down, or who may be missing help: at risk, and not diagnosed.</summary>
/// <param name="Id">Its name in addresses.</param>
/// <param name="Version">Raised when its steps change.</param>
/// <param name="Title">What it is called; also the name of a cohort that is made of it.</param>
/// <param name="Why">Why it is worth looking.</param>
/// <param name="Steps">Lines of the language of cohorts.</param>
/// <param name="Source">Who says so.</param>
/// <param name="Next">What to do about a person on it.</param>
/// <param name="For">Whose list it is.</param>
public sealed record FindingDefinition(string Id, int Version, string Title, string Why, IReadOnlyList<string> Steps, string Source, string Next, string For)
{
    /// <summary>As the text of a cohort, drawn on a day: what the builder of cohorts opens.</summary>
    public string Text(DateOnly on) => string.Create(CultureInfo.InvariantCulture, $"# {Title}\nas at {on:yyyy-MM-dd}\nexclude died is known\n{string.Join('\n', Steps)}\n");
}

/// <summary>Something wrong in a file of findings.</summary>
/// <param name="Line">Where, from 1.</param>
/// <param name="Message">What, and what to do.</param>
public sealed record FindingFault(int Line, string Message)
{
    /// <inheritdoc />
    public override string ToString() => $"Line {Line}: {Message}";
}

/// <summary>Reads a file of findings: findings.txt says how it is written.</summary>
public static class FindingRegistry
{
    private static readonly string[] Needed = ["title", "why", "source", "next", "for"];
    private static readonly string[] Steps = ["include", "exclude"];

    // Stands before what is read with it.
    private static readonly Catalogue Catalogue = DataCatalogue.Of(DataColumns.All);

    /// <summary>The findings that come with the product.</summary>
    /// <exception cref="InvalidDataException">One cannot be read: the message names each fault with its line.</exception>
    public static IReadOnlyList<FindingDefinition> Own { get; } = Load();

    /// <summary>The findings of a text, and all that is wrong with it.</summary>
    public static (IReadOnlyList<FindingDefinition> All, IReadOnlyList<FindingFault> Faults) Read(TextReader text)
    {
        var (found, faults) = (new List<FindingDefinition>(), new List<FindingFault>());
        (string Id, int Version, int Line)? open = null;
        var (words, steps) = (new Dictionary<string, string>(StringComparer.Ordinal), new List<string>());
        for (var (line, number) = (text.ReadLine(), 1); line is not null; line = text.ReadLine(), number++)
        {
            if (line.TrimStart() is "" or ['#', ..]) continue;
            var (name, rest) = line.Trim().Split(' ', 2, StringSplitOptions.TrimEntries) is [var n, var r] ? (n, r) : (line.Trim(), "");
            if (name == "finding")
            {
                Close();
                open = Opened(rest, number);
            }
            else if (!Needed.Contains(name) && !Steps.Contains(name)) Wrong(number, $"\"{name}\" is no property. There are: {string.Join(", ", Needed)}, include and exclude.");
            else if (open is null) Wrong(number, $"\"{name}\" stands before any finding.");
            else if (Steps.Contains(name)) steps.Add($"{name} {rest}");
            else if (!words.TryAdd(name, rest)) Wrong(number, $"{open.Value.Id} says \"{name}\" twice.");
        }

        Close();
        return (found, faults);

        void Wrong(int line, string message) => faults.Add(new FindingFault(line, message));

        (string, int, int)? Opened(string rest, int line)
        {
            if (rest.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var id, "version", var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version > 0 && !found.Exists(f => f.Id == id)) return (id, version, line);
            Wrong(line, "A finding begins with an id that no other has, and its version: finding kidney version 1");
            return null;
        }

        void Close()
        {
            if (open is { } it)
            {
                var missing = Needed.Where(n => !words.ContainsKey(n)).Concat(steps.Count == 0 ? ["include"] : []).ToList();
                if (missing.Count > 0) Wrong(it.Line, $"{it.Id} does not say {string.Join(", ", missing)}.");
                else
                {
                    var made = new FindingDefinition(it.Id, it.Version, words["title"], words["why"], [.. steps], words["source"], words["next"], words["for"]);
                    var reading = CohortParser.Parse(made.Text(new DateOnly(2026, 1, 1)), Catalogue, new DateOnly(2026, 1, 1));
                    foreach (var error in reading.Errors) Wrong(it.Line, $"{it.Id}: {error.Message}");
                    if (reading.Value is not null) found.Add(made);
                }
            }

            open = null;
            words.Clear();
            steps.Clear();
        }
    }

    private static IReadOnlyList<FindingDefinition> Load()
    {
        using var stream = typeof(FindingRegistry).Assembly.GetManifestResourceStream("Goldthread.Population.Cohorts.Finding.findings.txt")!;
        using var reader = new StreamReader(stream);
        var (all, faults) = Read(reader);
        return faults.Count == 0 ? all : throw new InvalidDataException("findings.txt: " + string.Join(" ", faults));
    }
}
