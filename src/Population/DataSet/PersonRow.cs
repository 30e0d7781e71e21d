using Goldthread.Population.Projection;
using Goldthread.Population.Scores;

namespace Goldthread.Population.DataSet;

/// <summary>Where somebody lives, as far as the place keeps it.</summary>
/// <param name="Lsoa">Code of the LSOA, or empty.</param>
/// <param name="Decile">1 the most deprived, 10 the least; 0 where not known.</param>
/// <param name="Neighbourhood">Its name, or empty.</param>
public readonly record struct PersonArea(string Lsoa, int Decile, string Neighbourhood);

/// <summary>What is known of one person, on its way from resources to columns.</summary>
internal sealed class PersonRow(long key, ElectronicFrailty? efi = null)
{
    public long Key => key;

    /// <summary>The day it tells of; scores are as at this day.</summary>
    public DateOnly On { get; init; }

    public DateOnly? Born { get; set; }

    public DateOnly? Died { get; set; }

    public string Sex { get; set; } = "";

    public string Ethnicity { get; set; } = "";

    public string Practice { get; set; } = "";

    public PersonArea Area { get; set; }

    public string Funding { get; set; } = "none";

    public HashSet<string> Flags { get; } = new(StringComparer.Ordinal);

    public HashSet<string> MedicinesNow { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, (DateTimeOffset At, double Value)> Latest { get; } = new(StringComparer.Ordinal);

    public List<(string Column, DateOnly? Day, int Amount)> Events { get; } = [];

    /// <summary>The codes that scores are made of.</summary>
    public CodedHistory History { get; } = new(efi);

    /// <summary>True where a code says that they near the end of their life.</summary>
    public bool NearsEnd { get; set; }

    /// <summary>A condition, and the day it is told of.</summary>
    public void Told(string condition, DateOnly? day)
    {
        Flags.Add(DataColumns.Has(condition));
        Events.Add((condition, day, 0));
    }

    /// <summary>What adds up month by month: the column, and the first day of the month.</summary>
    public Dictionary<(string Column, DateOnly Month), decimal> ByMonth { get; } = [];

    /// <summary>Adds to the month that a day is in.</summary>
    public void Add(string column, DateOnly day, decimal amount)
    {
        var month = (column, CareReading.First(day));
        ByMonth[month] = ByMonth.GetValueOrDefault(month) + amount;
    }

    /// <summary>Takes the place of what an earlier result said.</summary>
    public void Measured(string measure, DateTimeOffset at, double value)
    {
        if (!Latest.TryGetValue(measure, out var known) || known.At <= at) Latest[measure] = (at, value);
    }
}

/// <summary>Lays rows of people in columns, and gives each practice, LSOA and neighbourhood its number as it is met.</summary>
internal sealed class RowWriter
{
    private readonly Dictionary<string, int> _numbers;
    private readonly Words _practices = new(), _lsoas = new(), _neighbourhoods = new();

    public RowWriter(int expected)
    {
        Builder = new SegmentBuilder(DataColumns.All, expected);
        _numbers = DataColumns.All.Select((c, i) => (c.Name, i)).ToDictionary(x => x.Name, x => x.i, StringComparer.Ordinal);
    }

    public SegmentBuilder Builder { get; }

    /// <summary>The words that were met, to be set before the columns are saved.</summary>
    public void Finish()
    {
        Builder.SetWords(_numbers[DataColumns.Practice], _practices.List);
        Builder.SetWords(_numbers[DataColumns.Lsoa], _lsoas.List);
        Builder.SetWords(_numbers[DataColumns.Neighbourhood], _neighbourhoods.List);
    }

    public void Write(PersonRow row)
    {
        Builder.Next();
        Builder.Key(_numbers[DataColumns.Key], row.Key);
        Builder.Whole(_numbers[DataColumns.Born], Days.Of(row.Born));
        Builder.Whole(_numbers[DataColumns.Died], Days.Of(row.Died));
        Word(DataColumns.Sex, DataColumns.SexWords, row.Sex);
        Word(DataColumns.Ethnicity, DataColumns.EthnicityWords, row.Ethnicity);
        Word(DataColumns.Funding, DataColumns.FundingWords, row.Funding);
        Builder.Whole(_numbers[DataColumns.Practice], (ushort)_practices.Number(row.Practice, ushort.MaxValue));
        Builder.Whole(_numbers[DataColumns.Lsoa], (ushort)_lsoas.Number(row.Area.Lsoa ?? "", ushort.MaxValue));
        Builder.Small(_numbers[DataColumns.Decile], (byte)Math.Clamp(row.Area.Decile, 0, 10));
        Builder.Small(_numbers[DataColumns.Neighbourhood], (byte)_neighbourhoods.Number(row.Area.Neighbourhood ?? "", byte.MaxValue));
        Builder.Small(_numbers[DataColumns.Medicines], (byte)Math.Min(byte.MaxValue, 1 + row.MedicinesNow.Count));
        var longTerm = ConditionSets.Own.Kinds.Count(k => k.IsLongTerm && row.Flags.Contains(DataColumns.Has(k.Name)));
        Builder.Small(_numbers[DataColumns.LongTermConditions], (byte)(1 + longTerm));
        ScoreColumns.Write(Builder, _numbers, row, row.On, longTerm);
        foreach (var flag in row.Flags) Builder.Flag(_numbers[flag]);
        foreach (var (measure, (_, value)) in row.Latest) Builder.Measure(_numbers[measure], (float)value);
        foreach (var (column, day, amount) in row.Events) Builder.Event(_numbers[column], Days.Of(day), amount);
        foreach (var ((column, month), amount) in row.ByMonth)
        {
            if (decimal.ToInt32(Math.Min(ushort.MaxValue, decimal.Round(amount, MidpointRounding.AwayFromZero))) is > 0 and var whole) Builder.Event(_numbers[column], Days.Of(month), whole);
        }
    }

    private void Word(string column, IReadOnlyList<string> words, string word)
    {
        for (var i = 1; i < words.Count; i++)
        {
            if (words[i] == word) Builder.Small(_numbers[column], (byte)i);
        }
    }

    /// <summary>Words as they are met; nought is the empty one, and what comes when all numbers are taken.</summary>
    private sealed class Words
    {
        private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal) { [""] = 0 };

        public List<string> List { get; } = [""];

        public int Number(string word, int most)
        {
            if (_numbers.TryGetValue(word, out var number)) return number;
            if (List.Count > most) return 0;
            _numbers[word] = List.Count;
            List.Add(word);
            return List.Count - 1;
        }
    }
}
