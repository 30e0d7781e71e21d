using System.Runtime.InteropServices;
using Goldthread.Impact.People;

namespace Goldthread.Impact.Journeys;

/// <summary>What waits for somebody.</summary>
internal enum Next : byte
{
    Nothing,
    LeavesWard,
    LeavesPlanned,
    DiesInWard,
    IsArranged,
    IsAdmitted,
    SupportEnds,
    BedEnds,
    DiesInHospice,
}

/// <summary>Where somebody is in a run: 24 bytes. Days are counted from the start of the run.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 2)]
internal struct State
{
    public const ushort Never = ushort.MaxValue;

    public byte Age;
    public byte Fifth;
    public Sex Sex;
    public Frailty Frailty;
    public byte Conditions;
    public bool HasCarer;
    public Place Place;

    /// <summary>Where they live when they are not somewhere to get better.</summary>
    public Place Lives;

    public Next Next;

    /// <summary>The service that they wait for or have.</summary>
    public Service Service;

    public ushort Birthday;
    public ushort Since;

    /// <summary>The day on which <see cref="Next"/> comes.</summary>
    public ushort Until;

    public ushort LeftHospital;

    /// <summary>The week of the last thing that chance brought. What follows from it draws its luck under this week, however long it takes: who leaves hospital a day sooner has the same luck at home.</summary>
    public ushort Turn;

    /// <summary>Place in a queue: sixteenths of days.</summary>
    public uint Key;

    public static State Of(in Person person, ushort birthday) => new()
    {
        Age = Math.Min(person.Age, (byte)Person.Oldest), Fifth = (byte)(person.Deprivation - 1), Sex = person.Sex, Frailty = person.Frailty, Conditions = person.Conditions, HasCarer = person.HasCarer,
        Place = person.Lives, Lives = person.Lives, Birthday = birthday, Until = Never, LeftHospital = Never,
    };

    /// <summary>In the place of somebody who is not to live in this run: where nothing comes from, with nothing due.</summary>
    public static State Nobody => new() { Place = Place.Dead, Until = Never, Since = Never };

    public readonly bool IsNobody => Place == Place.Dead && Since == Never;

    public readonly int AgeOn(int day) => Math.Min(Person.Oldest, Age + ((day + Birthday) * 4 / 1461));

    public readonly bool IsHome => Place is Place.Home or Place.HomeWithCare or Place.CareHome or Place.SupportAtHome;

    /// <summary>Days in a year, leap years among them.</summary>
    public const double DaysAYear = 1461 / 4.0;
}
