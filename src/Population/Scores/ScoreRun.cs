using System.Globalization;
using System.Text;
using Goldthread.Kernel.Values;

namespace Goldthread.Population.Scores;

/// <summary>
/// Scores from rows of CSV with the columns id and code, and age and sex where they are known. A person's rows may stand anywhere; people come out in the order in which they first
/// came. A row that cannot be read is told with its line and left out, and the rest goes on. For each person it keeps the id, a mask of 16 bytes and two of age and sex.
/// </summary>
/// <param name="Model">What to score by.</param>
public sealed record ScoreRun(ScoreModel Model)
{
    private const byte NoAge = byte.MaxValue;
    private const int OldestAge = 130;

    private static readonly Dictionary<string, byte> Sexes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["male"] = 1, ["m"] = 1, ["1"] = 1, ["female"] = 2, ["f"] = 2, ["2"] = 2, ["other"] = 3, ["i"] = 3, ["9"] = 3, ["unknown"] = 4, ["u"] = 4, ["0"] = 4, ["x"] = 4,
    };

    /// <summary>Runs over the rows.</summary>
    /// <param name="rows">CSV with a header.</param>
    /// <param name="write">Takes each line of the answer, with its end.</param>
    /// <param name="refuse">Takes each fault, in words.</param>
    /// <param name="tell">Takes what is no fault but worth knowing: how many codes the model does not know.</param>
    /// <returns>How many faults there were.</returns>
    public int Run(TextReader rows, Action<string> write, Action<string> refuse, Action<string> tell)
    {
        var people = new People(Model);
        var (faults, columns) = (0, (Columns?)null);
        foreach (var (line, fields) in CsvRows.Read(rows))
        {
            if (columns is null)
            {
                columns = Columns.Read(fields);
                if (columns is not null) continue;
                refuse($"line {line}: a header names the columns id and code, and may name age and sex");
                return 1;
            }

            var fault = fields.Count == columns.Count ? people.Add(columns, fields) : $"{fields.Count} fields beside {columns.Count} in the header";
            if (fault is null) continue;
            refuse($"line {line}: {fault}");
            faults++;
        }

        if (columns is null)
        {
            refuse("There are no rows: the first line names the columns id and code.");
            return 1;
        }

        people.Write(write, columns.Age >= 0);
        if (people.Unknown > 0) tell(string.Create(CultureInfo.InvariantCulture, $"{people.Unknown} of {people.Codes} codes are not known to the model, as \"{people.FirstUnknown}\"; they count for nothing."));
        return faults;
    }

    private sealed record Columns(int Id, int Code, int Age, int Sex, int Count)
    {
        public static Columns? Read(IReadOnlyList<string> header)
        {
            int At(string name) => header.ToList().FindIndex(h => h.Equals(name, StringComparison.OrdinalIgnoreCase));
            var columns = new Columns(At("id"), At("code"), At("age"), At("sex"), header.Count);
            return columns is { Id: >= 0, Code: >= 0 } ? columns : null;
        }
    }

    private sealed class People(ScoreModel model)
    {
        private readonly PersonIds _ids = new();
        private UInt128[] _masks = new UInt128[256];
        private byte[] _ages = new byte[256];
        private byte[] _sexes = new byte[256];

        public long Codes { get; private set; }

        public long Unknown { get; private set; }

        public string FirstUnknown { get; private set; } = "";

        /// <summary>Takes a row; answers what is wrong with it, and then has taken nothing.</summary>
        public string? Add(Columns columns, IReadOnlyList<string> fields)
        {
            if (fields[columns.Id].Length == 0) return "there is no id";
            var (age, sex) = (NoAge, (byte)0);
            if (columns.Age >= 0)
            {
                if (!byte.TryParse(fields[columns.Age], NumberStyles.None, CultureInfo.InvariantCulture, out age) || age > OldestAge) return $"\"{fields[columns.Age]}\" is no age in whole years, 0 to {OldestAge}";
            }

            if (columns.Sex >= 0 && !Sexes.TryGetValue(fields[columns.Sex], out sex)) return $"\"{fields[columns.Sex]}\" is no sex: male, female, other, unknown, or 1, 2, 9, 0";
            var known = _ids.Count;
            var person = _ids.Add(fields[columns.Id]);
            if (person == _masks.Length) Grow();
            if (person == known) (_ages[person], _sexes[person]) = (age, sex);
            if (_ages[person] != age) return $"{fields[columns.Id]} is {age} here and {_ages[person]} further up";
            if (_sexes[person] != sex) return $"{fields[columns.Id]} has another sex further up";
            Take(person, fields[columns.Code]);
            return null;
        }

        public void Write(Action<string> write, bool hasAge)
        {
            write(CsvText.Line(["id", "score", "band", .. model.More(hasAge), .. model.Components]));
            var line = new StringBuilder();
            for (var person = 0; person < _ids.Count; person++)
            {
                var mask = model.Counted(_masks[person]);
                line.Clear().Append(CsvText.Field(_ids[person]));
                foreach (var field in model.Score(mask, _ages[person] == NoAge ? null : _ages[person], hasAge)) line.Append(',').Append(field);
                for (var i = 0; i < model.Components.Count; i++, mask >>= 1) line.Append((mask & 1) == 1 ? ",1" : ",0");
                write(line.Append("\r\n").ToString());
            }
        }

        // A person without any code comes out too: a row with an empty code says that there is such a person.
        private void Take(int person, string code)
        {
            if (code.Length == 0) return;
            Codes++;
            if (model.Mask(code) is { } mask)
            {
                _masks[person] |= mask;
                return;
            }

            if (Unknown++ == 0) FirstUnknown = code;
        }

        private void Grow()
        {
            Array.Resize(ref _masks, _masks.Length * 2);
            Array.Resize(ref _ages, _ages.Length * 2);
            Array.Resize(ref _sexes, _sexes.Length * 2);
        }
    }
}
