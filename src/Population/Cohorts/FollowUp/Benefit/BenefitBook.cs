using Goldthread.Population.Cohorts.Running;
using Goldthread.Population.DataSet;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Goldthread.Population.Cohorts.FollowUp.Benefit;

/// <summary>The rules of this place: those of the file that the setting Goldthread:Risk:Benefit names, else the product's own. A file with faults is not used at all, and the log and the page say why.</summary>
public sealed class BenefitBook
{
    /// <summary>The name of the setting.</summary>
    public const string Setting = "Goldthread:Risk:Benefit";

    private BenefitBook(BenefitRules rules, IReadOnlyList<string> faults) => (Rules, Faults) = (rules, faults);

    /// <summary>The rules; none where the operator's file cannot be read.</summary>
    public BenefitRules Rules { get; }

    /// <summary>What is wrong with the operator's file.</summary>
    public IReadOnlyList<string> Faults { get; }

    /// <summary>Reads what the setting names.</summary>
    public static BenefitBook Of(IConfiguration configuration, TimeProvider clock, ILogger<BenefitBook> log)
    {
        var today = DesignSystem.Text.Dates.DayInLondon(clock.GetUtcNow());
        if (configuration[Setting] is not { Length: > 0 } path) return Own(today);
        var book = File.Exists(path) ? Read(File.ReadAllText(path), today) : new BenefitBook(None, [$"{Setting} names the file {path}, which is not there."]);
        foreach (var fault in book.Faults) log.LogError("The rules of who is likely to benefit are not used: {Fault}", fault);
        return book;
    }

    /// <summary>The product's own rules.</summary>
    public static BenefitBook Own(DateOnly today)
    {
        using var own = new StreamReader(typeof(BenefitBook).Assembly.GetManifestResourceStream("Goldthread.Population.Cohorts.benefit.txt")!);
        return Read(own.ReadToEnd(), today);
    }

    private static BenefitRules None => new(1, [], DataCatalogue.Of(DataColumns.All));

    private static BenefitBook Read(string text, DateOnly today)
    {
        var rules = BenefitReader.Read(new StringReader(text), DataCatalogue.Of(DataColumns.All), today);
        return rules.Succeeded ? new BenefitBook(rules.Value, []) : new BenefitBook(None, [.. rules.Faults.Select(f => f.Message)]);
    }
}
