using Goldthread.Population.Scores;

namespace Goldthread.Host.Commands;

/// <summary>Scores of people from rows of codes. Needs no store: rows come in and answers go out.</summary>
internal static class ScoreCommand
{
    private const string Help = """
        goldthread score MODEL [options] < codes.csv > scores.csv

        Takes rows with the columns id and code, and age and sex where they are known, in any order. Writes a row for each person:
        id, score, band, and a column for each part of the score (1 where the person has it).

        Models
          hfrs         Hospital Frailty Risk Score, ICD-10 (Gilbert 2018): low below 5, intermediate 5 to 15, high above 15
          charlson     Charlson comorbidity index, ICD-10 (Quan 2005); with a column age, also the score with points for age
          elixhauser   Elixhauser comorbidity index, ICD-10 (Quan 2005)
          efi          electronic frailty index (Clegg 2016), by the codes in --codes FILE: fit, mild, moderate, severe

        Options
          --weights NAME       charlson: charlson (1987, the usual), quan (2011), count; elixhauser: vanwalraven (2009, the usual), swiss (2021), count
          --no-hierarchy       count the mild form of a condition beside the severe one
          --codes FILE         efi: a list with the columns deficit, terminology, code, term
          --terminology NAME   efi: only the codes of one terminology of that list

        A score finds people whom a clinician should look at. It is no diagnosis.

        Example:  printf 'id,code\n1,F05.1\n1,I50\n2,E11.9\n' | goldthread score hfrs
        """;

    public static async Task<int> Run(string[] args)
    {
        var arguments = Arguments.Read(args, ["weights", "codes", "terminology"], ["help", "no-hierarchy"]);
        if (arguments.Has("help"))
        {
            await Console.Out.WriteLineAsync(Help);
            return 0;
        }

        var run = new ScoreRun(Model(arguments));
        await using var output = new StreamWriter(Console.OpenStandardOutput());
        return run.Run(Console.In, output.Write, Console.Error.WriteLine, Console.Error.WriteLine) == 0 ? 0 : 1;
    }

    private static ScoreModel Model(Arguments arguments)
    {
        var name = arguments.Rest.Count == 1 ? arguments.Rest[0] : "";
        ComorbidityIndex? index = name switch { "charlson" => Charlson.Index, "elixhauser" => Elixhauser.Index, _ => null };
        if (index is null && (arguments.Value("weights") is not null || arguments.Has("no-hierarchy"))) throw new UsageException("--weights and --no-hierarchy belong to charlson and elixhauser.");
        if (name != "efi" && (arguments.Value("codes") ?? arguments.Value("terminology")) is not null) throw new UsageException("--codes and --terminology belong to efi.");
        return index is not null ? ScoreModel.Comorbidity(index, Weights(index, arguments.Value("weights")), !arguments.Has("no-hierarchy"))
            : name == "hfrs" ? ScoreModel.HospitalFrailty
            : name == "efi" ? ScoreModel.ElectronicFrailty(Codes(arguments))
            : throw new UsageException("Name one model: hfrs, charlson, elixhauser, efi. goldthread score --help says more.");
    }

    private static ComorbidityWeights Weights(ComorbidityIndex index, string? name) => name is null ? index.Weights[0]
        : index.Weights.FirstOrDefault(w => w.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new UsageException($"--weights of {index.Name} is one of {string.Join(", ", index.Weights.Select(w => w.Name))}, not \"{name}\".");

    private static ElectronicFrailty Codes(Arguments arguments)
    {
        var file = arguments.Value("codes") ?? throw new UsageException("efi needs --codes FILE: the list of codes is its authors' and does not come with this program.");
        using var list = File.OpenText(file);
        var read = ElectronicFrailty.Read(list, arguments.Value("terminology"));
        if (!read.Succeeded) throw new UsageException($"{file}: {string.Join("; ", read.Faults.Take(5))}");
        if (read.Value.Deficits.Count < ElectronicFrailty.DeficitCount)
        {
            Console.Error.WriteLine($"The list knows {read.Value.Deficits.Count} of {ElectronicFrailty.DeficitCount} deficits; the others count as not there. Scores may be too low.");
        }

        return read.Value;
    }
}
