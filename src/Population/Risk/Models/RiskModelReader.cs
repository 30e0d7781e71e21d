using System.Globalization;
using System.Text.RegularExpressions;
using Goldthread.Kernel.Values;
using Goldthread.Population.Cohorts.Language;

namespace Goldthread.Population.Risk.Models;

/// <summary>
/// Reads a model from its file: a line "model ID version NUMBER", then its properties a line each (title, source, among, outcome, intercept), and for each term a line
/// "term WEIGHT TEST | REASON". Lines that begin with # say nothing.
/// </summary>
public static partial class RiskModelReader
{
    private const string Shape = "A model begins with its id and its version: model emergency-admission version 1";

    private static readonly string[] Needed = ["title", "source", "intercept"];

    /// <summary>The model, or every fault with its line.</summary>
    /// <param name="text">The file.</param>
    /// <param name="catalogue">What its tests may name.</param>
    /// <param name="today">Days behind it are warned about elsewhere; here they are read as they stand.</param>
    public static Outcome<RiskModel> Read(TextReader text, Catalogue catalogue, DateOnly today)
    {
        var faults = new List<Fault>();
        var said = new Dictionary<string, (string Words, int Line)>(StringComparer.Ordinal);
        var terms = new List<RiskTerm>();
        (string Id, int Version)? head = null;
        for (var (line, number) = (text.ReadLine(), 1); line is not null; line = text.ReadLine(), number++)
        {
            if (line.TrimStart() is "" or ['#', ..]) continue;
            var parts = line.Trim().Split(' ', 2, StringSplitOptions.TrimEntries);
            var words = parts.Length > 1 ? parts[1] : "";
            switch (parts[0])
            {
                case "model" when Head().Match(words) is { Success: true } found && head is null:
                    head = (found.Groups["id"].Value, int.Parse(found.Groups["version"].Value, CultureInfo.InvariantCulture));
                    break;
                case "model":
                    Wrong(number, head is null ? Shape : "A file holds one model.");
                    break;
                case "title" or "source" or "among" or "outcome" or "intercept":
                    if (!said.TryAdd(parts[0], (words, number))) Wrong(number, $"\"{parts[0]}\" stands twice.");
                    break;
                case "term":
                    if (Term(words, number) is { } term) terms.Add(term);
                    break;
                default:
                    Wrong(number, $"\"{parts[0]}\" is no property. There are: title, source, among, outcome, intercept, term.");
                    break;
            }
        }

        if (head is null && faults.Count == 0) Wrong(1, Shape);
        foreach (var missing in Needed.Where(p => !said.ContainsKey(p))) Wrong(1, $"The model does not say its {missing}.");
        if (terms.Count == 0) Wrong(1, "The model has no terms.");
        var intercept = said.TryGetValue("intercept", out var at) ? Weight(at.Words, at.Line) : null;
        var (among, outcome) = (Asked("among"), Asked("outcome"));
        return faults.Count > 0 ? faults.ToArray() : new RiskModel(head!.Value.Id, head.Value.Version, said["title"].Words, said["source"].Words, among, outcome, intercept!.Value, terms);

        void Wrong(int line, string message) => faults.Add(new Fault(FaultKind.Invalid, $"Line {line}: {message}", line.ToString(CultureInfo.InvariantCulture)));

        double? Weight(string words, int line)
        {
            if (double.TryParse(words, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)) return number;
            Wrong(line, $"\"{words}\" is no number.");
            return null;
        }

        Expression? Asked(string property) => said.TryGetValue(property, out var words) ? Test(words.Words, words.Line) : null;

        Expression? Test(string words, int line)
        {
            var reading = CohortParser.ParseExpression(words, catalogue, today);
            foreach (var finding in reading.Errors) Wrong(line, finding.Message);
            if (reading.Value is { Type: not ColumnType.YesNo }) Wrong(line, $"\"{words}\" is no question of yes or no.");
            return reading.Value;
        }

        RiskTerm? Term(string words, int line)
        {
            var (rule, reason) = words.Split('|', 2, StringSplitOptions.TrimEntries) is [var left, { Length: > 0 } right] ? (left, right) : ("", "");
            if (rule.Split(' ', 2, StringSplitOptions.TrimEntries) is not [var number, { Length: > 0 } test])
            {
                Wrong(line, "A term is a weight, a test and what a person is told: term 0.7 age >= 85 | Aged 85 or over");
                return null;
            }

            return Weight(number, line) is { } weight && Test(test, line) is { } asked ? new RiskTerm(weight, asked, test, reason) : null;
        }
    }

    [GeneratedRegex(@"\A(?<id>[a-z][a-z0-9-]{0,47}) version (?<version>[1-9][0-9]{0,5})\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Head();
}
