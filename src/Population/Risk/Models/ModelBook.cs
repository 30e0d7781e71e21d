using Goldthread.Population.Cohorts.Running;
using Goldthread.Population.DataSet;
using Goldthread.Population.Scores;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Goldthread.Population.Risk.Models;

/// <summary>
/// The risk models of this place: the files *.txt of the folder that the setting Goldthread:Risk:Models names. A demo place without the setting has the first model of the guide, whose weights were
/// fitted to made-up people; elsewhere there is none until the operator names one.
/// </summary>
public sealed class ModelBook
{
    /// <summary>The name of the setting.</summary>
    public const string Setting = "Goldthread:Risk:Models";

    private ModelBook(IReadOnlyList<RiskModel> models, IReadOnlyList<string> faults) => (Models, Faults) = (models, faults);

    /// <summary>Those that could be read, by the names of their files.</summary>
    public IReadOnlyList<RiskModel> Models { get; }

    /// <summary>What is wrong with those that could not, each with its file and line.</summary>
    public IReadOnlyList<string> Faults { get; }

    /// <summary>Reads what the setting names.</summary>
    public static ModelBook Of(IConfiguration configuration, TimeProvider clock, ILogger<ModelBook> log)
    {
        var today = DesignSystem.Text.Dates.DayInLondon(clock.GetUtcNow());
        if (configuration[Setting] is { Length: > 0 } folder) return Told(Folder(folder, today), log);
        if (!configuration.GetValue("Goldthread:Demo", defaultValue: true)) return new ModelBook([], []);
        using var own = new StreamReader(typeof(ModelBook).Assembly.GetManifestResourceStream("Goldthread.Population.Risk.emergency-admission.txt")!);
        return Told(Read([("emergency-admission.txt", own.ReadToEnd())], today), log);
    }

    /// <summary>Reads the files of a folder.</summary>
    public static ModelBook Folder(string folder, DateOnly today) => System.IO.Directory.Exists(folder)
        ? Read(System.IO.Directory.EnumerateFiles(folder, "*.txt").Order(StringComparer.Ordinal).Select(f => (Path.GetFileName(f), File.ReadAllText(f))), today)
        : new ModelBook([], [$"{Setting} names the folder {folder}, which is not there."]);

    /// <summary>What is to be known of a model as a score.</summary>
    public static ScoreKind KindOf(RiskModel model) => new(
        "model-" + model.Id, model.Title, model.Source, $"{model.Id}, version {model.Version}", "Finding people to look at first.",
        "A chance among people who are alike in a few things. It does not say who can be helped, and is no reason to refuse anything.", ScoreKind.WithoutBands);

    private static ModelBook Read(IEnumerable<(string Name, string Text)> files, DateOnly today)
    {
        var (models, faults) = (new List<RiskModel>(), new List<string>());
        foreach (var (name, text) in files)
        {
            var model = RiskModelReader.Read(new StringReader(text), DataCatalogue.Of(DataColumns.All), today);
            if (!model.Succeeded) faults.AddRange(model.Faults.Select(f => $"{name}, {f.Message}"));
            else if (models.Any(m => m.Id == model.Value.Id)) faults.Add($"{name}: another file has a model \"{model.Value.Id}\".");
            else models.Add(model.Value);
        }

        return new ModelBook(models, faults);
    }

    private static ModelBook Told(ModelBook book, ILogger<ModelBook> log)
    {
        foreach (var fault in book.Faults) log.LogError("A risk model is not used: {Fault}", fault);
        return book;
    }
}
