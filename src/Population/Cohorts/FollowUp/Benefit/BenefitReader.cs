using System.Globalization;
using System.Text.RegularExpressions;
using Goldthread.Kernel.Values;
using Goldthread.Population.Cohorts.Language;

namespace Goldthread.Population.Cohorts.FollowUp.Benefit;

/// <summary>
/// Reads rules from their file: "benefit version NUMBER", then for each "rule ID | WHAT CAN BE DONE" with its lines "source", "risk TEST | WORDS" and "gap TEST | WORDS". Lines that begin with # say
/// nothing. Tests are in the language of cohorts.
/// </summary>
public static partial class BenefitReader
{
    /// <summary>The rules, or every fault with its line.</summary>
    public static Outcome<BenefitRules> Read(TextReader text, Catalogue catalogue, DateOnly today)
    {
        var (faults, rules, version) = (new List<Fault>(), new List<Draft>(), 0);
        for (var (line, number) = (text.ReadLine(), 1); line is not null; line = text.ReadLine(), number++)
        {
            if (line.TrimStart() is "" or ['#', ..]) continue;
            var parts = line.Trim().Split(' ', 2, StringSplitOptions.TrimEntries);
            var words = parts.Length > 1 ? parts[1] : "";
            switch (parts[0])
            {
                case "benefit" when version == 0 && Head().Match(words) is { Success: true } head:
                    version = int.Parse(head.Groups["version"].Value, CultureInfo.InvariantCulture);
                    break;
                case "rule" when Rule().Match(words) is { Success: true } rule && rules.All(r => r.Id != rule.Groups["id"].Value):
                    rules.Add(new Draft(rule.Groups["id"].Value, rule.Groups["help"].Value, number));
                    break;
                case "rule":
                    Wrong(number, "A rule has a name of its own and what can be done: rule care-plan | Make a care plan with them");
                    break;
                case "source" when rules.Count > 0:
                    rules[^1].Source = words;
                    break;
                case "risk" or "gap" when rules.Count > 0:
                    if (Test(words, number) is { } test) (parts[0] == "risk" ? rules[^1].Risks : rules[^1].Gaps).Add(test);
                    break;
                default:
                    Wrong(number, "This is no line of a rule. There are: benefit version NUMBER at the top, rule, source, risk, gap.");
                    break;
            }
        }

        if (version == 0) Wrong(1, "The file begins with its version: benefit version 1");
        foreach (var rule in rules.Where(r => r.Source.Length == 0 || r.Risks.Count == 0 || r.Gaps.Count == 0)) Wrong(rule.Line, $"The rule {rule.Id} needs a source, a risk and a gap.");
        return faults.Count > 0 ? faults.ToArray() : new BenefitRules(version, [.. rules.Select(r => new BenefitRule(r.Id, r.Help, r.Source, r.Risks, r.Gaps))], catalogue);

        void Wrong(int line, string message) => faults.Add(new Fault(FaultKind.Invalid, $"Line {line}: {message}", line.ToString(CultureInfo.InvariantCulture)));

        BenefitTest? Test(string words, int line)
        {
            if (words.Split('|', 2, StringSplitOptions.TrimEntries) is not [{ Length: > 0 } asked, { Length: > 0 } told])
            {
                Wrong(line, "A test, and what a reader is told where it holds: risk medicines >= 10 | Ten medicines or more");
                return null;
            }

            var reading = CohortParser.ParseExpression(asked, catalogue, today);
            foreach (var finding in reading.Errors) Wrong(line, finding.Message);
            if (reading.Value is not { } test) return null;
            if (test.Type == ColumnType.YesNo) return new BenefitTest(test, told);
            Wrong(line, $"\"{asked}\" is no question of yes or no.");
            return null;
        }
    }

    [GeneratedRegex(@"\Aversion (?<version>[1-9][0-9]{0,5})\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Head();

    [GeneratedRegex(@"\A(?<id>[a-z][a-z0-9-]{0,47}) \| (?<help>.+)\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Rule();

    private sealed class Draft(string id, string help, int line)
    {
        public string Id => id;

        public string Help => help;

        public int Line => line;

        public string Source { get; set; } = "";

        public List<BenefitTest> Risks { get; } = [];

        public List<BenefitTest> Gaps { get; } = [];
    }
}
