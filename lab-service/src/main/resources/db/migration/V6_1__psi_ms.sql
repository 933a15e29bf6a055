-- The PSI-MS controlled vocabulary: names of instrument models, ionization types, and all the rest. Bundled is version
-- 4.1.257 of 2026-06-23, HUPO Proteomics Standards Initiative, CC BY 4.0, https://github.com/HUPO-PSI/psi-ms-CV; of it
-- the accessions, parents (is_a), whether a term is obsolete, and the names. A newer one is imported as OBO.

create table vocabulary (
  name text primary key,
  version text not null,
  attribution text not null,
  imported_at timestamptz not null default now()
);

create table psi_ms_term (
  accession text primary key,
  name text not null,
  parents text[] not null default '{}',
  obsolete boolean not null default false,
  constraint psi_ms_term_accession check (accession ~ '^MS:[0-9]{7}$')
);
create index psi_ms_term_name_idx on psi_ms_term (lower(name));
create index psi_ms_term_parents_idx on psi_ms_term using gin (parents);
create index psi_ms_term_search_idx on psi_ms_term using gin (biotrail.fold(name) gin_trgm_ops);

create view psi_ms_term_view as
  select t.accession as id, t.accession, t.name, t.parents, t.obsolete, v.version as vocabulary_version
    from psi_ms_term t cross join (select version from vocabulary where name = 'psi-ms') v;

create function psi_ms_term_matches(ref text) returns setof text language sql stable as $$
  select accession from psi_ms_term where accession = upper(btrim(ref))
  union select accession from psi_ms_term where lower(name) = lower(btrim(ref)) and not obsolete
  limit 21
$$;

-- What descends from a term, itself left out.
create function psi_ms_below(term text) returns setof text language sql stable as $$
  with recursive below (accession) as (
    select t.accession from psi_ms_term t where t.parents @> array[term]
    union select t.accession from below b join psi_ms_term t on t.parents @> array[b.accession])
  select accession from below
$$;

insert into vocabulary (name, version, attribution) values
  ('psi-ms', '4.1.257', 'PSI-MS controlled vocabulary, HUPO Proteomics Standards Initiative, CC BY 4.0, https://github.com/HUPO-PSI/psi-ms-CV');

insert into psi_ms_term (accession, parents, obsolete, name)
select part[1], case part[2] when '' then '{}' else string_to_array(part[2], ',') end, part[3] = 't', part[4]
  from regexp_split_to_table($terms$
MS:0000000			Proteomics Standards Initiative Mass Spectrometry Vocabularies
MS:1000001	MS:1000548		sample number
MS:1000002	MS:1000548		sample name
MS:1000003	MS:1000548		sample state
MS:1000004	MS:1000548		sample mass
MS:1000005	MS:1000548		sample volume
MS:1000006	MS:1000548		sample concentration
MS:1000007			inlet type
MS:1000008			ionization type
MS:1000009		t	ionization mode
MS:1000010		t	analyzer type
MS:1000011	MS:1000503		mass resolution
MS:1000012	MS:1000596		resolution measurement method
MS:1000013		t	resolution type
MS:1000014	MS:1000480		accuracy
MS:1000015	MS:1000503		scan rate
MS:1000016	MS:1000503,MS:1002345		scan start time
MS:1000017		t	Scan Function
MS:1000018			scan direction
MS:1000019			scan law
MS:1000020		t	scanning method
MS:1000021	MS:1000480		reflectron state
MS:1000022	MS:1000480		TOF Total Path Length
MS:1000023		t	isolation width
MS:1000024	MS:1000480		final MS exponent
MS:1000025	MS:1000480		magnetic field strength
MS:1000026			detector type
MS:1000027			detector acquisition mode
MS:1000028	MS:1000481		detector resolution
MS:1000029	MS:1000481		sampling frequency
MS:1000030		t	vendor
MS:1000031			instrument model
MS:1000032	MS:1000496		customization
MS:1000033	MS:1000543		deisotoping
MS:1000034	MS:1000543		charge deconvolution
MS:1000035	MS:1000543		peak picking
MS:1000036		t	scan mode
MS:1000037		t	polarity
MS:1000038		t	minute
MS:1000039		t	second
MS:1000040			m/z
MS:1000041	MS:1000455,MS:1000507		charge state
MS:1000042	MS:1000455		peak intensity
MS:1000043			intensity unit
MS:1000044			dissociation method
MS:1000045	MS:1000510		collision energy
MS:1000046		t	energy unit
MS:1000047	MS:1000003		emulsion
MS:1000048	MS:1000003		gaseous sample state
MS:1000049	MS:1000003		liquid sample state
MS:1000050	MS:1000003		solid sample state
MS:1000051	MS:1000003		solution
MS:1000052	MS:1000003		suspension
MS:1000053	MS:1000548		sample batch
MS:1000054		t	chromatography
MS:1000055	MS:1000007		continuous flow fast atom bombardment
MS:1000056	MS:1000007		direct inlet
MS:1000057	MS:1000007		electrospray inlet
MS:1000058	MS:1000007		flow injection analysis
MS:1000059	MS:1000007		inductively coupled plasma
MS:1000060	MS:1000007		infusion
MS:1000061	MS:1000007		jet separator
MS:1000062	MS:1000007		membrane separator
MS:1000063	MS:1000007		moving belt
MS:1000064	MS:1000007		moving wire
MS:1000065	MS:1000007		open split
MS:1000066	MS:1000007		particle beam
MS:1000067	MS:1000007		reservoir
MS:1000068	MS:1000007		septum
MS:1000069	MS:1000007		thermospray inlet
MS:1000070	MS:1000240		atmospheric pressure chemical ionization
MS:1000071	MS:1000008		chemical ionization
MS:1000072		t	Electronic Ionization
MS:1000073	MS:1000008		electrospray ionization
MS:1000074	MS:1000008		fast atom bombardment ionization
MS:1000075	MS:1000247		matrix-assisted laser desorption ionization
MS:1000076	MS:1003776		negative polarity acquisition
MS:1000077	MS:1003776		positive polarity acquisition
MS:1000078	MS:1000291		axial ejection linear ion trap
MS:1000079	MS:1000443		fourier transform ion cyclotron resonance
MS:1000080	MS:1000443		magnetic sector
MS:1000081	MS:1000443		quadrupole
MS:1000082	MS:1000264		quadrupole ion trap
MS:1000083	MS:1000291		radial ejection linear ion trap
MS:1000084	MS:1000443		time-of-flight
MS:1000085	MS:1000012		baseline
MS:1000086	MS:1000012		full width at half-maximum
MS:1000087	MS:1000012		ten percent valley
MS:1000088		t	constant
MS:1000089		t	proportional
MS:1000090		t	mass scan
MS:1000091		t	selected ion detection
MS:1000092	MS:1000018		decreasing m/z scan
MS:1000093	MS:1000018		increasing m/z scan
MS:1000094	MS:1000019		exponential
MS:1000095	MS:1000019	t	linear
MS:1000096	MS:1000019		quadratic
MS:1000097		t	constant neutral mass loss
MS:1000098		t	multiple ion monitoring
MS:1000099		t	multiple reaction monitoring
MS:1000100		t	precursor ion scan
MS:1000101		t	product ion scan
MS:1000102		t	single ion monitoring
MS:1000103		t	single reaction monitoring
MS:1000104		t	None ??
MS:1000105	MS:1000021		reflectron off
MS:1000106	MS:1000021		reflectron on
MS:1000107	MS:1000026		channeltron
MS:1000108	MS:1000346		conversion dynode electron multiplier
MS:1000109	MS:1000346		conversion dynode photomultiplier
MS:1000110	MS:1000026		daly detector
MS:1000111	MS:1000253		electron multiplier tube
MS:1000112	MS:1000026		faraday cup
MS:1000113	MS:1000348		focal plane array
MS:1000114	MS:1000345		microchannel plate detector
MS:1000115	MS:1000026		multi-collector
MS:1000116	MS:1000026		photomultiplier
MS:1000117	MS:1000027		analog-digital converter
MS:1000118	MS:1000027		pulse counting
MS:1000119	MS:1000027		time-digital converter
MS:1000120	MS:1000027		transient recorder
MS:1000121	MS:1000031		SCIEX instrument model
MS:1000122	MS:1000031		Bruker Daltonics instrument model
MS:1000123	MS:1000489		IonSpec instrument model
MS:1000124	MS:1000031		Shimadzu instrument model
MS:1000125	MS:1000483		Thermo Finnigan instrument model
MS:1000126	MS:1000031		Waters instrument model
MS:1000127	MS:1000525		centroid spectrum
MS:1000128	MS:1000525		profile spectrum
MS:1000129	MS:1000465,MS:1000808		negative scan
MS:1000130	MS:1000465,MS:1000808		positive scan
MS:1000131	MS:1000043		number of detector counts
MS:1000132	MS:1000043		percent of base peak
MS:1000133	MS:1000044		collision-induced dissociation
MS:1000134	MS:1000044		plasma desorption
MS:1000135	MS:1000044		post-source decay
MS:1000136	MS:1000044		surface-induced dissociation
MS:1000137		t	electron volt
MS:1000138	MS:1000510		normalized collision energy
MS:1000139	MS:1003765,MS:1000121		4000 QTRAP
MS:1000140	MS:1003946,MS:1000495		4700 Proteomics Analyzer
MS:1000141	MS:1003948,MS:1001556		apex IV
MS:1000142	MS:1003766,MS:1001556		apex Q
MS:1000143	MS:1003950,MS:1000121		API 150EX
MS:1000144	MS:1003950,MS:1000121		API 150EX Prep
MS:1000145	MS:1003762,MS:1000121		API 2000
MS:1000146	MS:1003762,MS:1000121		API 3000
MS:1000147	MS:1003762,MS:1000121		API 4000
MS:1000148	MS:1003951,MS:1001534		autoflex II
MS:1000149	MS:1003946,MS:1001534		autoflex TOF/TOF
MS:1000150	MS:1003949,MS:1000126		Auto Spec Ultima NT
MS:1000151	MS:1003951,MS:1001535		BioTOF II
MS:1000152	MS:1003763,MS:1001535		BioTOF-Q
MS:1000153	MS:1003949,MS:1000125		DELTA plusAdvantage
MS:1000154	MS:1003949,MS:1000125		DELTAplusXP
MS:1000155		t	ELEMENT2
MS:1000156	MS:1003952,MS:1001533		esquire 4000
MS:1000157	MS:1003952,MS:1001533		esquire 6000
MS:1000158	MS:1003948,MS:1000123		explorer
MS:1000159	MS:1003951,MS:1000126		GCT
MS:1000160	MS:1003952,MS:1000697		HCT
MS:1000161	MS:1003952,MS:1000697		HCTplus
MS:1000162	MS:1003948,MS:1000123		HiRes ESI
MS:1000163	MS:1003948,MS:1000123		HiRes MALDI
MS:1000164	MS:1003949,MS:1000126		IsoPrime
MS:1000165	MS:1003949,MS:1000126		IsoProbe
MS:1000166	MS:1003949,MS:1000126		IsoProbe T
MS:1000167	MS:1003952,MS:1000125		LCQ Advantage
MS:1000168	MS:1003952,MS:1000125		LCQ Classic
MS:1000169	MS:1003952,MS:1000125		LCQ Deca XP Plus
MS:1000170	MS:1003951,MS:1000126		M@LDI L
MS:1000171	MS:1003951,MS:1000126		M@LDI LR
MS:1000172	MS:1003949,MS:1000493		MAT253
MS:1000173	MS:1003949,MS:1000493		MAT900XP
MS:1000174	MS:1003947,MS:1000493		MAT900XP Trap
MS:1000175	MS:1003949,MS:1000493		MAT95XP
MS:1000176	MS:1003947,MS:1000493		MAT95XP Trap
MS:1000177	MS:1003951,MS:1001534		microflex
MS:1000178	MS:1003951,MS:1001536		microTOF LC
MS:1000179	MS:1003949,MS:1000125		neptune
MS:1000180	MS:1000126		NG-5400
MS:1000181	MS:1003948,MS:1000123		OMEGA
MS:1000182	MS:1003948,MS:1000123		OMEGA-2001
MS:1000183	MS:1003951,MS:1001534		OmniFlex
MS:1000184	MS:1000126		Platform ICP
MS:1000185	MS:1003952,MS:1000125		PolarisQ
MS:1000186	MS:1000121		proteomics solution 1
MS:1000187	MS:1003765,MS:1000121		Q TRAP
MS:1000188	MS:1003763,MS:1000126		Q-Tof micro
MS:1000189	MS:1003763,MS:1000126		Q-Tof Ultima
MS:1000190	MS:1003763,MS:1000121		QSTAR
MS:1000191	MS:1003762,MS:1000126		quattro micro
MS:1000192	MS:1003762,MS:1000126		Quattro Ultima
MS:1000193	MS:1003950,MS:1000125		Surveyor MSQ
MS:1000194	MS:1000121		SymBiot I
MS:1000195	MS:1000121		SymBiot XVI
MS:1000196	MS:1003951,MS:1000125		TEMPUS TOF
MS:1000197	MS:1003950,MS:1000125		TRACE DSQ
MS:1000198	MS:1003949,MS:1000125		TRITON
MS:1000199	MS:1003762,MS:1000125		TSQ Quantum
MS:1000200	MS:1003948,MS:1000123		ultima
MS:1000201	MS:1003951,MS:1001534		ultraflex
MS:1000202	MS:1003946,MS:1001534		ultraflex TOF/TOF
MS:1000203	MS:1003951,MS:1000495		Voyager-DE PRO
MS:1000204	MS:1003951,MS:1000495		Voyager-DE STR
MS:1000205	MS:1003214,MS:1003213		selected ion monitoring
MS:1000206	MS:1003214,MS:1003213		selected reaction monitoring
MS:1000207		t	accurate mass
MS:1000208		t	average mass
MS:1000209		t	appearance energy
MS:1000210	MS:1000231		base peak
MS:1000211		t	OBSOLETE charge number
MS:1000212		t	dalton
MS:1000213		t	electron affinity
MS:1000214		t	electron energy obsolete
MS:1000215		t	exact mass
MS:1000216	MS:1000487		field-free region
MS:1000217		t	ionization cross section
MS:1000218		t	ionization efficiency
MS:1000219		t	ionization energy
MS:1000220		t	isotope dilution mass spectrometry
MS:1000221	MS:1000597		magnetic deflection
MS:1000222		t	mass defect
MS:1000223		t	mass number
MS:1000224	MS:1000861		molecular mass
MS:1000225		t	monoisotopic mass
MS:1000226		t	molecular beam mass spectrometry
MS:1000227	MS:1000008		multiphoton ionization
MS:1000228		t	nitrogen rule
MS:1000229		t	nominal mass
MS:1000230		t	odd-electron rule
MS:1000231			peak
MS:1000232		t	peak intensity
MS:1000233		t	proton affinity
MS:1000234		t	mass resolving power
MS:1000235	MS:1000810		total ion current chromatogram
MS:1000236	MS:1000496		transmission
MS:1000237		t	unified atomic mass unit
MS:1000238		t	accelerator mass spectrometry
MS:1000239	MS:1000240		atmospheric pressure matrix-assisted laser desorption ionization
MS:1000240	MS:1000008		atmospheric pressure ionization
MS:1000241		t	Atmostpheric Pressure Photoionization
MS:1000242	MS:1000044		blackbody infrared radiative dissociation
MS:1000243		t	charge-remote fragmentation
MS:1000244		t	consecutive reaction monitoring
MS:1000245	MS:1000510		charge stripping
MS:1000246	MS:1000597		delayed extraction
MS:1000247	MS:1000008		desorption ionization
MS:1000248	MS:1000007		direct insertion probe
MS:1000249	MS:1000007		direct liquid introduction
MS:1000250	MS:1000044		electron capture dissociation
MS:1000251		t	even-electron ion
MS:1000252		t	electron-induced excitation in organics
MS:1000253	MS:1000026		electron multiplier
MS:1000254	MS:1000443		electrostatic energy analyzer
MS:1000255	MS:1000008		flowing afterglow
MS:1000256		t	high-field asymmetric waveform ion mobility spectrometry
MS:1000257	MS:1000247		field desorption
MS:1000258	MS:1000008		field ionization
MS:1000259	MS:1000008		glow discharge ionization
MS:1000260		t	ion kinetic energy spectrometry
MS:1000261		t	ion mobility spectrometry
MS:1000262	MS:1000435		infrared multiphoton dissociation
MS:1000263		t	isotope ratio mass spectrometry
MS:1000264	MS:1000443		ion trap
MS:1000265		t	kinetic energy release distribution
MS:1000266		t	Laser Desorption
MS:1000267		t	mass analyzed ion kinetic energy spectrometry
MS:1000268		t	mass spectrometry
MS:1000269		t	mass spectrometry/mass spectrometry
MS:1000270		t	multiple stage mass spectrometry
MS:1000271	MS:1000008		Negative Ion chemical ionization
MS:1000272	MS:1000008		neutralization reionization mass spectrometry
MS:1000273	MS:1000008		photoionization
MS:1000274	MS:1000008		pyrolysis mass spectrometry
MS:1000275	MS:1000597		collision quadrupole
MS:1000276	MS:1000008		resonance enhanced multiphoton ionization
MS:1000277		t	residual gas analyzer
MS:1000278	MS:1000406		surface enhanced laser desorption ionization
MS:1000279	MS:1000406		surface enhanced neat desorption
MS:1000280		t	surface ionization
MS:1000281	MS:1000597		selected ion flow tube
MS:1000282	MS:1000044		sustained off-resonance irradiation
MS:1000283		t	Spark Source Mass Spectrometry
MS:1000284	MS:1003213		stored waveform inverse fourier transform
MS:1000285	MS:1003058		total ion current
MS:1000286	MS:1000597		time lag focusing
MS:1000287		t	time-of-flight mass spectrometer
MS:1000288	MS:1000597		cyclotron
MS:1000289		t	double-focusing mass spectrometer
MS:1000290		t	hybrid mass spectrometer
MS:1000291	MS:1000264		linear ion trap
MS:1000292		t	mass spectrograph obsolete
MS:1000293		t	mass spectrometer
MS:1000294	MS:1000524,MS:1000559		mass spectrum
MS:1000295		t	mattauch-herzog geometry
MS:1000296		t	nier-johnson geometry
MS:1000297		t	paul ion trap
MS:1000298		t	prolate traochoidal mass spectrometer
MS:1000299		t	quistor
MS:1000300	MS:1000597		reflectron
MS:1000301		t	sector mass spectrometer
MS:1000302		t	tandem mass spectrometer
MS:1000303		t	transmission quadrupole mass spectrometer
MS:1000304	MS:1000487		accelerating voltage
MS:1000305		t	cyclotron motion
MS:1000306		t	dynamic mass spectrometry
MS:1000307	MS:1000597		einzel lens
MS:1000308	MS:1000487		electric field strength
MS:1000309	MS:1000597		first stability region
MS:1000310	MS:1000597		fringing field
MS:1000311	MS:1000597		kinetic energy analyzer
MS:1000312		t	mass limit
MS:1000313		t	scan m/z range?
MS:1000314		t	mass selective axial ejection
MS:1000315		t	mass selective instability
MS:1000316		t	mathieu stability diagram
MS:1000317		t	orthogonal extraction
MS:1000318		t	resonance ion ejection
MS:1000319	MS:1000487		space charge effect
MS:1000320	MS:1000597		static field
MS:1000321		t	2E Mass Spectrum
MS:1000322	MS:1000294		charge inversion mass spectrum
MS:1000323		t	constant neutral loss scan
MS:1000324		t	constant neutral gain scan
MS:1000325	MS:1000294		constant neutral gain spectrum
MS:1000326	MS:1000294		constant neutral loss spectrum
MS:1000327		t	consecutive reaction monitoring
MS:1000328	MS:1000294		e/2 mass spectrum
MS:1000329		t	linked scan
MS:1000330		t	linked scan at constant b/e
MS:1000331		t	Linked Scan at Constant E2/V
MS:1000332		t	Linked Scan at Constant B2/E
MS:1000333		t	Linked Scan at Constant B[1-(E/E0)]^1/2 / E
MS:1000334		t	MS/MS in Time
MS:1000335		t	MS/MS in Space
MS:1000336	MS:1001055		neutral loss
MS:1000337		t	nth generation product ion
MS:1000338		t	nth generation product ion scan
MS:1000339		t	nth generation product ion spectrum
MS:1000340		t	precursor ion
MS:1000341	MS:1000294		precursor ion spectrum
MS:1000342		t	product ion
MS:1000343	MS:1000294	t	product ion spectrum
MS:1000344		t	progeny ion
MS:1000345	MS:1000026		array detector
MS:1000346	MS:1000026		conversion dynode
MS:1000347	MS:1000026		dynode
MS:1000348	MS:1000026		focal plane collector
MS:1000349	MS:1000026		ion-to-photon detector
MS:1000350	MS:1000026		point collector
MS:1000351	MS:1000026		postacceleration detector
MS:1000352		t	secondary electron
MS:1000353	MS:1003055		adduct ion
MS:1000354		t	aromatic ion
MS:1000355		t	analog ion
MS:1000356		t	anti-aromatic ion
MS:1000357		t	cationized molecule
MS:1000358		t	cluster ion
MS:1000359		t	Conventional ion
MS:1000360		t	diagnostic ion
MS:1000361		t	dimeric ion
MS:1000362		t	distonic ion
MS:1000363		t	enium ion
MS:1000364		t	fragment ion
MS:1000365		t	ion?
MS:1000366		t	Isotopologue ion
MS:1000367		t	Isotopomeric ion
MS:1000368		t	metastable ion
MS:1000369		t	molecular ion
MS:1000370		t	negative ion
MS:1000371		t	non-classical ion
MS:1000372		t	onium ion
MS:1000373		t	principal ion
MS:1000374		t	positive ion
MS:1000375		t	protonated molecule
MS:1000376		t	radical ion
MS:1000377		t	reference ion
MS:1000378		t	stable ion
MS:1000379		t	unstable ion
MS:1000380	MS:1000008		adiabatic ionization
MS:1000381	MS:1000008		associative ionization
MS:1000382	MS:1000240		atmospheric pressure photoionization
MS:1000383	MS:1000008		autodetachment
MS:1000384	MS:1000008		autoionization
MS:1000385	MS:1000008		charge exchange ionization
MS:1000386	MS:1000008		chemi-ionization
MS:1000387	MS:1000247		desorption/ionization on silicon
MS:1000388	MS:1000008		dissociative ionization
MS:1000389	MS:1000008		electron ionization
MS:1000390		t	ion desolvation
MS:1000391		t	ion-pair formation
MS:1000392	MS:1000482		ionization efficiency
MS:1000393	MS:1000247		laser desorption ionization
MS:1000394	MS:1001347		no sequence database
MS:1000395	MS:1000008		liquid secondary ionization
MS:1000396	MS:1000007		membrane inlet
MS:1000397	MS:1000073		microelectrospray
MS:1000398	MS:1000073		nanoelectrospray
MS:1000399	MS:1000008		penning ionization
MS:1000400	MS:1000008		plasma desorption ionization
MS:1000401		t	pre-ionization state
MS:1000402	MS:1000008		secondary ionization
MS:1000403	MS:1000008		soft ionization
MS:1000404	MS:1000008		spark ionization
MS:1000405	MS:1000247		surface-assisted laser desorption ionization
MS:1000406	MS:1000008		surface ionization
MS:1000407	MS:1000008		thermal ionization
MS:1000408	MS:1000008		vertical ionization
MS:1000409		t	association reaction
MS:1000410		t	alpha-cleavage
MS:1000411		t	beta-cleavage
MS:1000412	MS:1000510		buffer gas
MS:1000413		t	charge-induced fragmentation
MS:1000414		t	charge inversion reaction
MS:1000415		t	charge permutation reaction
MS:1000416		t	charge stripping reaction
MS:1000417		t	charge transfer reaction
MS:1000418		t	collisional excitation
MS:1000419	MS:1000510		collision gas
MS:1000420		t	heterolytic cleavage
MS:1000421		t	high energy collision
MS:1000422	MS:1000133		beam-type collision-induced dissociation
MS:1000423		t	homolytic cleavage
MS:1000424		t	hydrogen/deuterium exchange
MS:1000425		t	ion energy loss spectrum
MS:1000426		t	ionizing collision
MS:1000427		t	ion/molecule reaction
MS:1000428		t	ion/neutral complex
MS:1000429		t	ion/neutral species reaction
MS:1000430		t	ion/neutral species exchange reaction
MS:1000431		t	kinetic method
MS:1000432		t	low energy collisions
MS:1000433	MS:1000044		low-energy collision-induced dissociation
MS:1000434		t	McLafferty Rearrangement
MS:1000435	MS:1000044		photodissociation
MS:1000436		t	partial charge transfer reaction
MS:1000437		t	ion reaction
MS:1000438		t	superelastic collision
MS:1000439		t	surface-induced reaction
MS:1000440		t	unimolecular dissociation
MS:1000441			scan
MS:1000442			spectrum
MS:1000443			mass analyzer type
MS:1000444		t	m/z Separation Method
MS:1000445		t	sequential m/z separation method
MS:1000446	MS:1000008		fast ion bombardment
MS:1000447	MS:1003952,MS:1000494		LTQ
MS:1000448	MS:1003971,MS:1000494		LTQ FT
MS:1000449	MS:1003768,MS:1000494		LTQ Orbitrap
MS:1000450	MS:1003952,MS:1000494		LXQ
MS:1000451			mass analyzer
MS:1000452			data transformation
MS:1000453			detector
MS:1000454		t	instrument additional description
MS:1000455	MS:1000547		ion selection attribute
MS:1000456			precursor activation
MS:1000457			sample
MS:1000458			source
MS:1000459		t	spectrum instrument description
MS:1000460		t	unit
MS:1000461		t	additional description
MS:1000462			ion optics
MS:1000463			instrument
MS:1000464		t	mass unit
MS:1000465			scan polarity
MS:1000466		t	alternating
MS:1000467	MS:1003952,MS:1000490		1200 series LC/MSD SL
MS:1000468	MS:1003950,MS:1000490		6110 Quadrupole LC/MS
MS:1000469	MS:1003950,MS:1000490		6120A Quadrupole LC/MS
MS:1000470	MS:1003950,MS:1000490		6130 Quadrupole LC/MS
MS:1000471	MS:1003950,MS:1000490		6140 Quadrupole LC/MS
MS:1000472	MS:1003951,MS:1000490		6210 Time-of-Flight LC/MS
MS:1000473	MS:1003952,MS:1000490		6310 Ion Trap LC/MS
MS:1000474	MS:1003952,MS:1000490		6320 Ion Trap LC/MS
MS:1000475	MS:1003952,MS:1000490		6330 Ion Trap LC/MS
MS:1000476	MS:1003952,MS:1000490		6340 Ion Trap LC/MS
MS:1000477	MS:1003762,MS:1000490		6410 Triple Quadrupole LC/MS
MS:1000478	MS:1003952,MS:1000490		1200 series LC/MSD VL
MS:1000479		t	purgatory
MS:1000480			mass analyzer attribute
MS:1000481			detector attribute
MS:1000482			source attribute
MS:1000483	MS:1000031		Thermo Fisher Scientific instrument model
MS:1000484	MS:1000443		orbitrap
MS:1000485	MS:1000057		nanospray inlet
MS:1000486	MS:1000482		source potential
MS:1000487	MS:1000462		ion optics attribute
MS:1000488	MS:1000031		Hitachi instrument model
MS:1000489	MS:1000031		Varian instrument model
MS:1000490	MS:1000031		Agilent instrument model
MS:1000491	MS:1000031		Dionex instrument model
MS:1000492	MS:1000483		Thermo Electron instrument model
MS:1000493	MS:1000483		Finnigan MAT instrument model
MS:1000494	MS:1000483		Thermo Scientific instrument model
MS:1000495	MS:1000031		Applied Biosystems instrument model
MS:1000496	MS:1000547		instrument attribute
MS:1000497	MS:1000503		zoom scan
MS:1000498		t	full scan
MS:1000499			spectrum attribute
MS:1000500	MS:1000549		scan window upper limit
MS:1000501	MS:1000549		scan window lower limit
MS:1000502	MS:1000503		dwell time
MS:1000503	MS:1000547		scan attribute
MS:1000504	MS:1003058		base peak m/z
MS:1000505	MS:1003058		base peak intensity
MS:1000506		t	ion role
MS:1000507			ion property
MS:1000508		t	ion chemical type
MS:1000509	MS:1000510		activation energy
MS:1000510			precursor activation attribute
MS:1000511	MS:1000499		ms level
MS:1000512	MS:1000503		filter string
MS:1000513			binary data array
MS:1000514	MS:1000513		m/z array
MS:1000515	MS:1000513		intensity array
MS:1000516	MS:1000513		charge array
MS:1000517	MS:1000513		signal to noise array
MS:1000518			binary data type
MS:1000519	MS:1000518		32-bit integer
MS:1000520	MS:1000518	t	16-bit float
MS:1000521	MS:1000518		32-bit float
MS:1000522	MS:1000518		64-bit integer
MS:1000523	MS:1000518		64-bit float
MS:1000524			data file content
MS:1000525			spectrum representation
MS:1000526	MS:1000560		Waters raw format
MS:1000527	MS:1000808,MS:1003058		highest observed m/z
MS:1000528	MS:1000808,MS:1003058		lowest observed m/z
MS:1000529	MS:1000496		instrument serial number
MS:1000530	MS:1000452		file format conversion
MS:1000531			software
MS:1000532	MS:1000693,MS:1003961,MS:1001455,MS:1001456,MS:1001457		Xcalibur
MS:1000533	MS:1000693,MS:1001456,MS:1001457		Bioworks
MS:1000534	MS:1000694,MS:1001455,MS:1001456,MS:1001457		MassLynx
MS:1000535	MS:1000692,MS:1001456,MS:1001457		FlexAnalysis
MS:1000536	MS:1000691,MS:1001455,MS:1001456,MS:1001457		Data Explorer
MS:1000537	MS:1000691,MS:1001455,MS:1001456,MS:1001457		4700 Explorer
MS:1000538	MS:1001457		massWolf
MS:1000539	MS:1000691,MS:1001455,MS:1001456,MS:1001457		Voyager Biospectrometry Workstation System
MS:1000540	MS:1000692,MS:1001455		FlexControl
MS:1000541	MS:1001457		ReAdW
MS:1000542	MS:1001457		MzStar
MS:1000543	MS:1000452		data processing action
MS:1000544	MS:1000530		Conversion to mzML
MS:1000545	MS:1000530		Conversion to mzXML
MS:1000546	MS:1000530		Conversion to mzData
MS:1000547			object attribute
MS:1000548	MS:1000547		sample attribute
MS:1000549	MS:1000547		selection window attribute
MS:1000550		t	time unit
MS:1000551	MS:1000690,MS:1001455,MS:1001456,MS:1001457		Analyst
MS:1000552		t	maldi spot identifier
MS:1000553	MS:1001457		Trapper
MS:1000554	MS:1003952,MS:1000125		LCQ Deca
MS:1000555	MS:1003768,MS:1000494		LTQ Orbitrap Discovery
MS:1000556	MS:1003768,MS:1000494		LTQ Orbitrap XL
MS:1000557	MS:1003971,MS:1000494		LTQ FT Ultra
MS:1000558	MS:1003762,MS:1000125		GC Quantum
MS:1000559			spectrum type
MS:1000560	MS:1001459		mass spectrometer file format
MS:1000561			data file checksum type
MS:1000562	MS:1000560		ABI WIFF format
MS:1000563	MS:1000560		Thermo RAW format
MS:1000564	MS:1000560		PSI mzData format
MS:1000565	MS:1000560		Micromass PKL format
MS:1000566	MS:1000560		ISB mzXML format
MS:1000567	MS:1000560		Bruker/Agilent YEP format
MS:1000568	MS:1000561		MD5
MS:1000569	MS:1000561		SHA-1
MS:1000570			spectra combination
MS:1000571	MS:1000570		sum of spectra
MS:1000572			binary data compression type
MS:1000573	MS:1000570		median of spectra
MS:1000574	MS:1000572		zlib compression
MS:1000575	MS:1000570		mean of spectra
MS:1000576	MS:1000572		no compression
MS:1000577	MS:1000499		source data file
MS:1000578	MS:1003952,MS:1000125		LCQ Fleet
MS:1000579	MS:1000294		MS1 spectrum
MS:1000580	MS:1000294		MSn spectrum
MS:1000581	MS:1000294		CRM spectrum
MS:1000582	MS:1000294		SIM spectrum
MS:1000583	MS:1000294		SRM spectrum
MS:1000584	MS:1000560		mzML format
MS:1000585	MS:1000547		contact attribute
MS:1000586	MS:1000585		contact name
MS:1000587	MS:1000585		contact address
MS:1000588	MS:1000585		contact URL
MS:1000589	MS:1000585		contact email
MS:1000590	MS:1000585		contact affiliation
MS:1000591	MS:1001457		MzWiff
MS:1000592	MS:1000543		smoothing
MS:1000593	MS:1000543		baseline reduction
MS:1000594	MS:1001486		low intensity data point removal
MS:1000595	MS:1000513		time array
MS:1000596			measurement method
MS:1000597	MS:1000462		ion optics type
MS:1000598	MS:1000044		electron transfer dissociation
MS:1000599	MS:1000044		pulsed q dissociation
MS:1000600	MS:1001456,MS:1001457		Proteios
MS:1000601	MS:1000694,MS:1001456,MS:1001457		ProteinLynx Global Server
MS:1000602	MS:1000124		Shimadzu MALDI-TOF instrument model
MS:1000603	MS:1000124		Shimadzu Scientific Instruments instrument model
MS:1000604	MS:1003764,MS:1000603		LCMS-IT-TOF
MS:1000605	MS:1003950,MS:1000603		LCMS-2010EV
MS:1000606	MS:1003950,MS:1000603		LCMS-2010A
MS:1000607	MS:1003951,MS:1000602		AXIMA CFR MALDI-TOF
MS:1000608	MS:1003764,MS:1000602		AXIMA-QIT
MS:1000609	MS:1003951,MS:1000602		AXIMA-CFR plus
MS:1000610	MS:1003946,MS:1000602		AXIMA Performance MALDI-TOF/TOF
MS:1000611	MS:1003951,MS:1000602		AXIMA Confidence MALDI-TOF
MS:1000612	MS:1003951,MS:1000602		AXIMA Assurance Linear MALDI-TOF
MS:1000613	MS:1000560		DTA format
MS:1000614	MS:1000560		ProteinLynx Global Server mass spectrum XML format
MS:1000615	MS:1001456,MS:1001457		ProteoWizard software
MS:1000616	MS:1000503		preset scan configuration
MS:1000617	MS:1000513		wavelength array
MS:1000618	MS:1003058,MS:1000808		highest observed wavelength
MS:1000619	MS:1003058,MS:1000808		lowest observed wavelength
MS:1000620	MS:1000524,MS:1000559	t	PDA spectrum
MS:1000621	MS:1000345		photodiode array detector
MS:1000622	MS:1000494		Surveyor PDA
MS:1000623	MS:1000494		Accela PDA
MS:1000624	MS:1000026		inductive detector
MS:1000625			chromatogram
MS:1000626			chromatogram type
MS:1000627	MS:1000810		selected ion current chromatogram
MS:1000628	MS:1000810		basepeak chromatogram
MS:1000629	MS:1000630		low intensity threshold
MS:1000630			data processing parameter
MS:1000631	MS:1000630		high intensity threshold
MS:1000632	MS:1003763,MS:1000126		Q-Tof Premier
MS:1000633	MS:1000455		possible charge state
MS:1000634	MS:1003950,MS:1000125		DSQ
MS:1000635	MS:1003952,MS:1000494		ITQ 700
MS:1000636	MS:1003952,MS:1000494		ITQ 900
MS:1000637	MS:1003952,MS:1000494		ITQ 1100
MS:1000638	MS:1003952,MS:1000494		LTQ XL ETD
MS:1000639	MS:1003768,MS:1000494		LTQ Orbitrap XL ETD
MS:1000640	MS:1003949,MS:1000494		DFS
MS:1000641	MS:1003950,MS:1000494		DSQ II
MS:1000642	MS:1003952,MS:1000494		MALDI LTQ XL
MS:1000643	MS:1003768,MS:1000494		MALDI LTQ Orbitrap
MS:1000644	MS:1003762,MS:1000494		TSQ Quantum Access
MS:1000645	MS:1003949,MS:1000494		Element XR
MS:1000646	MS:1003949,MS:1000494		Element 2
MS:1000647	MS:1003949,MS:1000494		Element GD
MS:1000648	MS:1000494		GC IsoLink
MS:1000649	MS:1003953,MS:1000494		Exactive
MS:1000650	MS:1000693,MS:1003961,MS:1001456,MS:1001457		Proteome Discoverer
MS:1000651	MS:1003765,MS:1000121		3200 QTRAP
MS:1000652	MS:1003946,MS:1000121		4800 Plus MALDI TOF/TOF
MS:1000653	MS:1003762,MS:1000121		API 3200
MS:1000654	MS:1003762,MS:1000121		API 5000
MS:1000655	MS:1003763,MS:1000121		QSTAR Elite
MS:1000656	MS:1003763,MS:1000121		QSTAR Pulsar
MS:1000657	MS:1003763,MS:1000121		QSTAR XL
MS:1000658	MS:1003946,MS:1000495		4800 Proteomics Analyzer
MS:1000659	MS:1000690,MS:1001455,MS:1001456,MS:1001457		4000 Series Explorer Software
MS:1000660	MS:1003763,MS:1000126		Xevo MRT MS
MS:1000661	MS:1000690,MS:1001455,MS:1001456,MS:1001457		GPS Explorer
MS:1000662	MS:1000690,MS:1001456,MS:1001457		LightSight Software
MS:1000663	MS:1000690,MS:1001456,MS:1001457		ProteinPilot Software
MS:1000664	MS:1000690,MS:1001456,MS:1001457		TissueView Software
MS:1000665	MS:1000690,MS:1001456,MS:1001457		MarkerView Software
MS:1000666	MS:1000690,MS:1001456,MS:1001457		MRMPilot Software
MS:1000667	MS:1000690,MS:1001456,MS:1001457		BioAnalyst
MS:1000668	MS:1000690,MS:1001456,MS:1001457		Pro ID
MS:1000669	MS:1000690,MS:1001456,MS:1001457		Pro ICAT
MS:1000670	MS:1000690,MS:1001456,MS:1001457		Pro Quant
MS:1000671	MS:1000690,MS:1001456,MS:1001457		Pro BLAST
MS:1000672	MS:1000690		Cliquid
MS:1000673	MS:1000690		MIDAS Workflow Designer
MS:1000674	MS:1000690,MS:1001456,MS:1001457		MultiQuant
MS:1000675	MS:1003951,MS:1000490		6220 Time-of-Flight LC/MS
MS:1000676	MS:1003763,MS:1000490		6510 Quadrupole Time-of-Flight LC/MS
MS:1000677	MS:1003763,MS:1000490		6520A Quadrupole Time-of-Flight LC/MS
MS:1000678	MS:1000689,MS:1001455		MassHunter Data Acquisition
MS:1000679	MS:1000689,MS:1001455		MassHunter Easy Access
MS:1000680	MS:1000689,MS:1001456,MS:1001457		MassHunter Qualitative Analysis
MS:1000681	MS:1000689,MS:1001456,MS:1001457		MassHunter Quantitative Analysis
MS:1000682	MS:1000689,MS:1001456,MS:1001457		MassHunter Metabolite ID
MS:1000683	MS:1000689,MS:1001456,MS:1001457		MassHunter BioConfirm
MS:1000684	MS:1000689,MS:1001456,MS:1001457		Genespring MS
MS:1000685	MS:1000689,MS:1001456,MS:1001457		MassHunter Mass Profiler
MS:1000686	MS:1000689,MS:1001456,MS:1001457		METLIN
MS:1000687	MS:1000689,MS:1001456,MS:1001457		Spectrum Mill for MassHunter Workstation
MS:1000688	MS:1000689,MS:1001455,MS:1001456,MS:1001457		6300 Series Ion Trap Data Analysis Software
MS:1000689	MS:1000531		Agilent software
MS:1000690	MS:1000531		SCIEX software
MS:1000691	MS:1000531		Applied Biosystems software
MS:1000692	MS:1000531		Bruker software
MS:1000693	MS:1000531		Thermo Finnigan software
MS:1000694	MS:1000531		Waters software
MS:1000695	MS:1003766,MS:1001556		apex ultra
MS:1000696	MS:1003951,MS:1001534		autoflex III smartbeam
MS:1000697	MS:1000122		Bruker Daltonics HCT Series
MS:1000698	MS:1003952,MS:1000697		HCTultra
MS:1000699	MS:1003952,MS:1000697		HCTultra PTM
MS:1000700	MS:1003952,MS:1000697		HCTultra ETD II
MS:1000701	MS:1003951,MS:1001534		microflex LT
MS:1000702	MS:1003951,MS:1001536		micrOTOF
MS:1000703	MS:1003763,MS:1001536		micrOTOF-Q
MS:1000704	MS:1003763,MS:1001536		micrOTOF-Q II
MS:1000705	MS:1003946,MS:1001534		ultraflex III TOF/TOF
MS:1000706	MS:1000692,MS:1001455		apexControl
MS:1000707	MS:1000692,MS:1001456,MS:1001457		BioTools
MS:1000708	MS:1000692,MS:1001456,MS:1001457		CLINPROT
MS:1000709	MS:1000692,MS:1001456,MS:1001457		CLINPROT micro
MS:1000710	MS:1000692		CLINPROT robot
MS:1000711	MS:1000692		ClinProTools
MS:1000712	MS:1000692,MS:1001456,MS:1001457		Compass
MS:1000713	MS:1000692,MS:1001456,MS:1001457		Compass for HCT/esquire
MS:1000714	MS:1000692,MS:1001456,MS:1001457		Compass for micrOTOF
MS:1000715	MS:1000692,MS:1001456,MS:1001457		Compass OpenAccess
MS:1000716	MS:1000692		Compass Security Pack
MS:1000717	MS:1000692,MS:1001457		CompassXport
MS:1000718	MS:1000692,MS:1001457		CompassXtract
MS:1000719	MS:1000692,MS:1001456,MS:1001457		DataAnalysis
MS:1000720	MS:1000692,MS:1001455		dpControl
MS:1000721	MS:1000692,MS:1001455		esquireControl
MS:1000722	MS:1000692,MS:1001456,MS:1001457		flexImaging
MS:1000723	MS:1000692		GENOLINK
MS:1000724	MS:1000692		GenoTools
MS:1000725	MS:1000692,MS:1001455		HCTcontrol
MS:1000726	MS:1000692,MS:1001455		micrOTOFcontrol
MS:1000727	MS:1000692		PolyTools
MS:1000728	MS:1000692,MS:1001456,MS:1001457		ProfileAnalysis
MS:1000729	MS:1000692		PROTEINEER
MS:1000730	MS:1000692		PROTEINEER dp
MS:1000731	MS:1000692		PROTEINEER fc
MS:1000732	MS:1000692		PROTEINEER spII
MS:1000733	MS:1000692		PROTEINEER-LC
MS:1000734	MS:1000692,MS:1001456		ProteinScape
MS:1000735	MS:1000692		PureDisk
MS:1000736	MS:1000692,MS:1001456,MS:1001457		QuantAnalysis
MS:1000737	MS:1000692,MS:1001455		spControl
MS:1000738	MS:1000692		TargetAnalysis
MS:1000739	MS:1000692,MS:1001139		WARP-LC
MS:1000740	MS:1000560		parameter file
MS:1000741	MS:1000530		Conversion to dta
MS:1000742	MS:1000560,MS:1001040		Bioworks SRF format
MS:1000743	MS:1003762,MS:1000494		TSQ Quantum Ultra AM
MS:1000744	MS:1000455		selected ion m/z
MS:1000745	MS:1000543		retention time alignment
MS:1000746	MS:1001486		high intensity data point removal
MS:1000747	MS:1000630		completion time
MS:1000748	MS:1003950,MS:1000493		SSQ 7000
MS:1000749	MS:1003762,MS:1000493		TSQ 7000
MS:1000750	MS:1003762,MS:1000493		TSQ
MS:1000751	MS:1003762,MS:1000494		TSQ Quantum Ultra
MS:1000752	MS:1001456,MS:1001457		TOPP software
MS:1000753	MS:1000752		BaselineFilter
MS:1000754	MS:1000752		DBExporter
MS:1000755	MS:1000752		DBImporter
MS:1000756	MS:1000752		FileConverter
MS:1000757	MS:1000752		FileFilter
MS:1000758	MS:1000752		FileMerger
MS:1000759	MS:1000752		InternalCalibration
MS:1000760	MS:1000752	t	MapAligner
MS:1000761	MS:1000752		MapNormalizer
MS:1000762	MS:1000752	t	NoiseFilter
MS:1000763	MS:1000752	t	PeakPicker
MS:1000764	MS:1000752		Resampler
MS:1000765	MS:1000752	t	SpectraFilter
MS:1000766	MS:1000752		TOFCalibration
MS:1000767			native spectrum identifier format
MS:1000768	MS:1000767		Thermo nativeID format
MS:1000769	MS:1000767		Waters nativeID format
MS:1000770	MS:1000767		WIFF nativeID format
MS:1000771	MS:1000767		Bruker/Agilent YEP nativeID format
MS:1000772	MS:1000767		Bruker BAF nativeID format
MS:1000773	MS:1000767		Bruker FID nativeID format
MS:1000774	MS:1000767		multiple peak list nativeID format
MS:1000775	MS:1000767		single peak list nativeID format
MS:1000776	MS:1000767		scan number only nativeID format
MS:1000777	MS:1000767		spectrum identifier nativeID format
MS:1000778	MS:1000543		charge state calculation
MS:1000779	MS:1000778		below precursor intensity dominance charge state calculation
MS:1000780	MS:1000543		precursor recalculation
MS:1000781	MS:1000780		msPrefix precursor recalculation
MS:1000782	MS:1000592		Savitzky-Golay smoothing
MS:1000783	MS:1000592		LOWESS smoothing
MS:1000784	MS:1000592		Gaussian smoothing
MS:1000785	MS:1000592		moving average smoothing
MS:1000786	MS:1000513		non-standard data array
MS:1000787	MS:1000630		inclusive low intensity threshold
MS:1000788	MS:1000630		inclusive high intensity threshold
MS:1000789	MS:1000579		enhanced multiply charged spectrum
MS:1000790	MS:1000580		time-delayed fragmentation spectrum
MS:1000791		t	enhanced resolution scan
MS:1000792	MS:1000547		isolation window attribute
MS:1000793	MS:1000792	t	isolation window upper limit
MS:1000794	MS:1000792	t	isolation window lower limit
MS:1000795	MS:1000570		no combination
MS:1000796	MS:1001405,MS:1000499		spectrum title
MS:1000797	MS:1001405,MS:1003058		peak list scans
MS:1000798	MS:1001405,MS:1003058		peak list raw scans
MS:1000799	MS:1000531		custom unreleased software tool
MS:1000800	MS:1000503		mass resolving power
MS:1000801	MS:1000035		area peak picking
MS:1000802	MS:1000035		height peak picking
MS:1000803	MS:1000503		analyzer scan offset
MS:1000804	MS:1000524,MS:1000559		electromagnetic radiation spectrum
MS:1000805	MS:1000524,MS:1000559		emission spectrum
MS:1000806	MS:1000524,MS:1000559		absorption spectrum
MS:1000807			Th/s
MS:1000808	MS:1000547		chromatogram attribute
MS:1000809	MS:1000808		chromatogram title
MS:1000810	MS:1000524,MS:1000626		ion current chromatogram
MS:1000811	MS:1000524,MS:1000626		electromagnetic radiation chromatogram
MS:1000812	MS:1000811		absorption chromatogram
MS:1000813	MS:1000811		emission chromatogram
MS:1000814	MS:1000043		counts per second
MS:1000815	MS:1000560		Bruker BAF format
MS:1000816	MS:1000560		Bruker U2 format
MS:1000817	MS:1000692		HyStar
MS:1000818	MS:1000126,MS:1000621		Acquity UPLC PDA
MS:1000819	MS:1000126,MS:1002308		Acquity UPLC FLR
MS:1000820	MS:1000513		flow rate array
MS:1000821	MS:1000513		pressure array
MS:1000822	MS:1000513		temperature array
MS:1000823	MS:1000767		Bruker U2 nativeID format
MS:1000824	MS:1000767		no nativeID format
MS:1000825	MS:1000560		Bruker FID format
MS:1000826	MS:1000503		elution time
MS:1000827	MS:1000792		isolation window target m/z
MS:1000828	MS:1000792		isolation window lower offset
MS:1000829	MS:1000792		isolation window upper offset
MS:1000830	MS:1000480		precision
MS:1000831	MS:1000547		sample preparation
MS:1000832			MALDI matrix application
MS:1000833			matrix application type
MS:1000834	MS:1000832		matrix solution
MS:1000835	MS:1000832		matrix solution concentration
MS:1000836	MS:1000833		dried droplet MALDI matrix preparation
MS:1000837	MS:1000833		printed MALDI matrix preparation
MS:1000838	MS:1000833		sprayed MALDI matrix preparation
MS:1000839	MS:1000833,MS:1001938		precoated MALDI sample plate
MS:1000840			laser
MS:1000841			laser attribute
MS:1000842			laser type
MS:1000843	MS:1000841	t	wavelength
MS:1000844	MS:1000841		focus diameter x
MS:1000845	MS:1000841		focus diameter y
MS:1000846	MS:1000841		pulse energy
MS:1000847	MS:1000841		pulse duration
MS:1000848	MS:1000841		attenuation
MS:1000849	MS:1000841		impact angle
MS:1000850	MS:1000842		gas laser
MS:1000851	MS:1000842		solid-state laser
MS:1000852	MS:1000842		dye-laser
MS:1000853	MS:1000842		free electron laser
MS:1000854	MS:1003952,MS:1000494		LTQ XL
MS:1000855	MS:1003952,MS:1000494		LTQ Velos
MS:1000856	MS:1003952,MS:1000494		LTQ Velos/ETD
MS:1000857	MS:1000547		run attribute
MS:1000858	MS:1000857		fraction identifier
MS:1000859	MS:1000881		molecule
MS:1000860	MS:1000859		peptide
MS:1000861			molecular entity property
MS:1000862	MS:1000861		isoelectric point
MS:1000863	MS:1000862		predicted isoelectric point
MS:1000864	MS:1003033		chemical formula
MS:1000865	MS:1000864		empirical formula
MS:1000866	MS:1000864		molecular formula
MS:1000867	MS:1000864		structural formula
MS:1000868	MS:1000867		SMILES string
MS:1000869	MS:1000510		collision gas pressure
MS:1000870	MS:1000121	t	4000 QTRAP
MS:1000871	MS:1000531		SRM software
MS:1000872	MS:1000871		MaRiMba
MS:1000873	MS:1000531		peptide attribute calculation software
MS:1000874	MS:1000873		SSRCalc
MS:1000875	MS:1000482		declustering potential
MS:1000876	MS:1000482		cone voltage
MS:1000877	MS:1000482		tube lens voltage
MS:1000878	MS:1002840		external reference identifier
MS:1000879	MS:1000878		PubMed identifier
MS:1000880	MS:1000503		interchannel delay
MS:1000881			molecular entity
MS:1000882	MS:1000859		protein
MS:1000883	MS:1000884		protein short name
MS:1000884	MS:1001806		protein attribute
MS:1000885	MS:1000884,MS:1003046		protein accession
MS:1000886	MS:1000884		protein name
MS:1000887			peptide attribute
MS:1000888	MS:1003050		stripped peptide sequence
MS:1000889	MS:1003050		peptidoform sequence
MS:1000890	MS:1003050		peptidoform labeling state
MS:1000891	MS:1000890		heavy labeled peptidoform
MS:1000892	MS:1000890		unlabeled peptidoform
MS:1000893	MS:1003050		peptidoform group label
MS:1000894	MS:1003050,MS:1003295		retention time
MS:1000895	MS:1000894		local retention time
MS:1000896	MS:1000894,MS:1003295		normalized retention time
MS:1000897	MS:1000894		predicted retention time
MS:1000898			standard
MS:1000899	MS:1000898		de facto standard
MS:1000900	MS:1000898		minimum information standard
MS:1000901	MS:1000898		retention time normalization standard
MS:1000902	MS:1000901		H-PINS retention time normalization standard
MS:1000903	MS:1001221		product ion series ordinal
MS:1000904	MS:1001221		product ion m/z delta
MS:1000905	MS:1000043		percent of base peak times 100
MS:1000906	MS:1000455		peak intensity rank
MS:1000907	MS:1000455		peak targeting suitability rank
MS:1000908			transition
MS:1000909			transition validation method
MS:1000910	MS:1000909		transition optimized on specified instrument
MS:1000911	MS:1000909		transition validated with an MS/MS spectrum on specified instrument
MS:1000912	MS:1000909		transition purported from an MS/MS spectrum on a different, specified instrument
MS:1000913	MS:1000909		transition predicted by informatic analysis
MS:1000914	MS:1001459,MS:1001040		tab delimited text format
MS:1000915			retention time window attribute
MS:1000916	MS:1000915		retention time window lower offset
MS:1000917	MS:1000915		retention time window upper offset
MS:1000918			target list
MS:1000919			target inclusion exclusion priority
MS:1000920	MS:1000919		includes supersede excludes
MS:1000921	MS:1000919		excludes supersede includes
MS:1000922	MS:1000871,MS:1001139		Skyline
MS:1000923	MS:1000871		TIQAM
MS:1000924		t	MaRiMba
MS:1000925	MS:1000871		ATAQS
MS:1000926	MS:1001221		product interpretation rank
MS:1000927	MS:1000503		ion injection time
MS:1000928	MS:1000559		calibration spectrum
MS:1000929	MS:1000767		Shimadzu Biotech nativeID format
MS:1000930	MS:1000560		Shimadzu Biotech database entity
MS:1000931	MS:1003765,MS:1000121		QTRAP 5500
MS:1000932	MS:1003763,MS:1000121		TripleTOF 5600
MS:1000933	MS:1000884		protein modifications
MS:1000934	MS:1000884		gene name
MS:1000935	MS:1003762,MS:1000490		6470A Triple Quadrupole LC/MS
MS:1000936	MS:1003762,MS:1000490		6470B Triple Quadrupole LC/MS
MS:1000937	MS:1003762,MS:1000490		6495C Triple Quadrupole LC/MS
MS:1001000			spectrum interpretation
MS:1001005	MS:1002096		SEQUEST:CleavesAt
MS:1001006	MS:1002096		SEQUEST:ViewCV
MS:1001007	MS:1002096		SEQUEST:OutputLines
MS:1001009	MS:1002096		SEQUEST:DescriptionLines
MS:1001010	MS:1001080		de novo search
MS:1001011	MS:1001249		search database details
MS:1001012	MS:1001011		database source
MS:1001013	MS:1001011		database name
MS:1001014	MS:1001011	t	database local file path
MS:1001015	MS:1001011		database original uri
MS:1001016	MS:1001011		database version
MS:1001017	MS:1001011,MS:1003171		release date
MS:1001018	MS:1001011		database type
MS:1001019	MS:1001011		database filtering
MS:1001020	MS:1001511		DB filter taxonomy
MS:1001021	MS:1001511		DB filter on accession numbers
MS:1001022	MS:1001511		DB MW filter
MS:1001023	MS:1001511		DB PI filter
MS:1001024	MS:1001011		translation frame
MS:1001025	MS:1001011		translation table
MS:1001026	MS:1002096		SEQUEST:NormalizeXCorrValues
MS:1001027	MS:1001511		DB filter on sequence pattern
MS:1001028	MS:1002096		SEQUEST:SequenceHeaderFilter
MS:1001029	MS:1001011		number of sequences searched
MS:1001030	MS:1001011,MS:1001405		number of peptide seqs compared to each spectrum
MS:1001031	MS:1001080		spectral library search
MS:1001032	MS:1002096		SEQUEST:SequencePartialFilter
MS:1001035	MS:1001184	t	date / time search performed
MS:1001036	MS:1001184		search time taken
MS:1001037	MS:1002096		SEQUEST:ShowFragmentIons
MS:1001038	MS:1001006		SEQUEST:Consensus
MS:1001040	MS:1001459		intermediate analysis format
MS:1001041	MS:1001006		SEQUEST:sortCV
MS:1001042	MS:1002096		SEQUEST:LimitTo
MS:1001044	MS:1001249		cleavage agent details
MS:1001045	MS:1001044		cleavage agent name
MS:1001046	MS:1001041		SEQUEST:sort by dCn
MS:1001047	MS:1001041		SEQUEST:sort by dM
MS:1001048	MS:1001041		SEQUEST:sort by Ions
MS:1001049	MS:1001041		SEQUEST:sort by MH+
MS:1001050	MS:1001041		SEQUEST:sort by P
MS:1001051		t	multiple enzyme combination rules
MS:1001052	MS:1001041		SEQUEST:sort by PreviousAminoAcid
MS:1001053	MS:1001041		SEQUEST:sort by Ref
MS:1001055			modification parameters
MS:1001056	MS:1001055		modification specificity rule
MS:1001057	MS:1001055	t	tolerance on types
MS:1001058	MS:1001060		quality estimation by manual validation
MS:1001059	MS:1001041		SEQUEST:sort by RSp
MS:1001060	MS:1001249		quality estimation method details
MS:1001061	MS:1001055	t	neutral loss
MS:1001062	MS:1000560		Mascot MGF format
MS:1001065	MS:1001249	t	TODOscoring model
MS:1001066	MS:1001249		ions series considered in search
MS:1001068	MS:1001041		SEQUEST:sort by Sp
MS:1001069	MS:1001041		SEQUEST:sort by TIC
MS:1001070	MS:1001041		SEQUEST:sort by Scan
MS:1001071	MS:1001041		SEQUEST:sort by Sequence
MS:1001072	MS:1001041		SEQUEST:sort by Sf
MS:1001073	MS:1001018		database type amino acid
MS:1001079	MS:1001018		database type nucleotide
MS:1001080	MS:1001249		search type
MS:1001081	MS:1001080		pmf search
MS:1001082	MS:1001080		tag search
MS:1001083	MS:1001080		ms-ms search
MS:1001084	MS:1001013		database nr
MS:1001085	MS:1002694		protein-level identification attribute
MS:1001086	MS:1001041		SEQUEST:sort by XCorr
MS:1001087	MS:1002096		SEQUEST:ProcessCV
MS:1001088	MS:1001085,MS:1001342		protein description
MS:1001089	MS:1001085,MS:1001342,MS:1001512		molecule taxonomy
MS:1001090	MS:1001089	t	taxonomy nomenclature
MS:1001091	MS:1001045	t	NoEnzyme
MS:1001092	MS:1001105		peptide sequence-level identification statistic
MS:1001093	MS:1001085		sequence coverage
MS:1001094	MS:1001041		SEQUEST:sort by z
MS:1001095	MS:1001087		SEQUEST:ProcessAll
MS:1001096	MS:1001087		SEQUEST:TopPercentMostIntense
MS:1001097	MS:1001085		distinct peptide sequences
MS:1001098	MS:1001085		confident distinct peptide sequences
MS:1001099	MS:1001085		confident peptide qualification
MS:1001100	MS:1001085		confident peptide sequence number
MS:1001101	MS:1001085		protein group or subset relationship
MS:1001102	MS:1001006		SEQUEST:Chromatogram
MS:1001103	MS:1001006		SEQUEST:InfoAndLog
MS:1001104	MS:1002126		database UniProtKB/Swiss-Prot
MS:1001105	MS:1002694		peptide sequence-level identification attribute
MS:1001106	MS:1001087		SEQUEST:TopNumber
MS:1001107	MS:1001040		data stored in database
MS:1001108	MS:1002473		param: a ion
MS:1001109	MS:1001087		SEQUEST:CullTo
MS:1001110	MS:1002096		SEQUEST:modeCV
MS:1001111	MS:1001110		SEQUEST:Full
MS:1001112	MS:1003046,MS:1001105		n-terminal flanking residue
MS:1001113	MS:1003046,MS:1001105		c-terminal flanking residue
MS:1001114	MS:1001105	t	retention time(s)
MS:1001115		t	scan number(s)
MS:1001116	MS:1001085		single protein identification statistic
MS:1001117	MS:1001105		theoretical neutral mass
MS:1001118	MS:1002473		param: b ion
MS:1001119	MS:1002473		param: c ion
MS:1001120	MS:1001110		SEQUEST:FormatAndLinks
MS:1001121	MS:1001105		number of matched peaks
MS:1001122	MS:1001105		ions series considered
MS:1001123	MS:1001105		number of peaks used
MS:1001124	MS:1001105		number of peaks submitted
MS:1001125	MS:1001092,MS:1001116		manual validation
MS:1001126	MS:1001110		SEQUEST:Fast
MS:1001127	MS:1001105		peptide sharing details
MS:1001128	MS:1002096		SEQUEST:selectCV
MS:1001129			quantification information
MS:1001130	MS:1002737	t	peptide raw area
MS:1001131	MS:1002737		error on peptide area
MS:1001132	MS:1002737		peptide ratio
MS:1001133	MS:1002737		error on peptide ratio
MS:1001134	MS:1002738		protein ratio
MS:1001135	MS:1002738		error on protein ratio
MS:1001136	MS:1002738	t	p-value (protein diff from 1 randomly)
MS:1001137	MS:1001805		absolute quantity
MS:1001138	MS:1001805		error on absolute quantity
MS:1001139	MS:1000531,MS:1001129		quantitation software name
MS:1001140	MS:1001129	t	quantitation software version
MS:1001141	MS:1001805		intensity of precursor ion
MS:1001142	MS:1001013		database IPI_human
MS:1001143	MS:1002347		PSM-level search engine specific statistic
MS:1001144	MS:1001128		SEQUEST:SelectDefault
MS:1001145	MS:1001128		SEQUEST:SelectAdvancedCV
MS:1001146	MS:1001066		param: a ion-NH3 DEPRECATED
MS:1001147	MS:1001085,MS:1001153		protein ambiguity group result details
MS:1001148	MS:1001066		param: a ion-H2O DEPRECATED
MS:1001149	MS:1001066		param: b ion-NH3 DEPRECATED
MS:1001150	MS:1001066		param: b ion-H2O DEPRECATED
MS:1001151	MS:1001066		param: y ion-NH3 DEPRECATED
MS:1001152	MS:1001066		param: y ion-H2O DEPRECATED
MS:1001153	MS:1002694		search engine specific score
MS:1001154	MS:1001143		SEQUEST:probability
MS:1001155	MS:1001143		SEQUEST:xcorr
MS:1001156	MS:1001143		SEQUEST:deltacn
MS:1001157	MS:1002363		SEQUEST:sp
MS:1001158	MS:1002363		SEQUEST:Uniq
MS:1001159	MS:1001153		SEQUEST:expectation value
MS:1001160	MS:1001143		SEQUEST:sf
MS:1001161	MS:1001143		SEQUEST:matched ions
MS:1001162	MS:1001143		SEQUEST:total ions
MS:1001163	MS:1001153		SEQUEST:consensus score
MS:1001164	MS:1002363,MS:1002368		Paragon:unused protscore
MS:1001165	MS:1002363,MS:1002368		Paragon:total protscore
MS:1001166	MS:1002363		Paragon:score
MS:1001167	MS:1002363		Paragon:confidence
MS:1001168	MS:1002363		Paragon:expression error factor
MS:1001169	MS:1002363		Paragon:expression change p-value
MS:1001170	MS:1002363		Paragon:contrib
MS:1001171	MS:1001143		Mascot:score
MS:1001172	MS:1001143		Mascot:expectation value
MS:1001173	MS:1001143		Mascot:matched ions
MS:1001174	MS:1001143		Mascot:total ions
MS:1001175	MS:1001127		peptide shared in multiple proteins
MS:1001176	MS:1001180		(?<=[KR])(?\!P)
MS:1001177	MS:1001184		number of molecular hypothesis considered
MS:1001178	MS:1001079		database EST
MS:1001180	MS:1002479		Cleavage agent regular expression
MS:1001184	MS:1001405		search statistics
MS:1001185	MS:1000560		Mobilion MBI format
MS:1001186	MS:1000767		Mobilion MBI nativeID format
MS:1001189	MS:1001056		modification specificity peptide N-term
MS:1001190	MS:1001056		modification specificity peptide C-term
MS:1001191	MS:1001092,MS:1001198	t	p-value
MS:1001192	MS:1001092,MS:1001116		Expect value
MS:1001193	MS:1001092,MS:1001116		confidence score
MS:1001194	MS:1001060		quality estimation with decoy database
MS:1001195	MS:1001450		decoy DB type reverse
MS:1001196	MS:1001450		decoy DB type randomized
MS:1001197	MS:1001450		DB composition target+decoy
MS:1001198	MS:1001116		protein identification confidence metric
MS:1001199	MS:1001040		Mascot DAT format
MS:1001200	MS:1001040		SEQUEST out file format
MS:1001201	MS:1001512		DB MW filter maximum
MS:1001202	MS:1001512		DB MW filter minimum
MS:1001203	MS:1001512		DB PI filter maximum
MS:1001204	MS:1001512		DB PI filter minimum
MS:1001207	MS:1001456		Mascot
MS:1001208	MS:1001456		SEQUEST
MS:1001209	MS:1001456		Phenyx
MS:1001210	MS:1001249		mass type settings
MS:1001211	MS:1001210		parent mass type mono
MS:1001212	MS:1001210		parent mass type average
MS:1001213		t	search result details
MS:1001214	MS:1002705		protein-level global FDR
MS:1001215	MS:1001143		SEQUEST:PeptideSp
MS:1001217	MS:1001143		SEQUEST:PeptideRankSp
MS:1001218	MS:1001143		SEQUEST:PeptideNumber
MS:1001219	MS:1001143		SEQUEST:PeptideIdnumber
MS:1001220	MS:1002307		frag: y ion
MS:1001221	MS:1002694		product ion attribute
MS:1001222	MS:1002307		frag: b ion - H2O
MS:1001223	MS:1002307		frag: y ion - H2O
MS:1001224	MS:1002307		frag: b ion
MS:1001225	MS:1001221		product ion m/z
MS:1001226	MS:1001221		product ion intensity
MS:1001227	MS:1001221		product ion m/z error
MS:1001228	MS:1002307		frag: x ion
MS:1001229	MS:1002307		frag: a ion
MS:1001230	MS:1002307		frag: z ion
MS:1001231	MS:1002307		frag: c ion
MS:1001232	MS:1002307		frag: b ion - NH3
MS:1001233	MS:1002307		frag: y ion - NH3
MS:1001234	MS:1002307		frag: a ion - H2O
MS:1001235	MS:1002307		frag: a ion - NH3
MS:1001236	MS:1002307		frag: d ion
MS:1001237	MS:1002307		frag: v ion
MS:1001238	MS:1002307		frag: w ion
MS:1001239	MS:1002307		frag: immonium ion
MS:1001240	MS:1001221		non-identified ion
MS:1001241	MS:1001221		co-eluting ion
MS:1001242	MS:1001040		SEQUEST out folder
MS:1001243	MS:1001040		SEQUEST summary
MS:1001245	MS:1000560		PerSeptive PKS format
MS:1001246	MS:1000560		SCIEX API III format
MS:1001247	MS:1000560		Bruker XML format
MS:1001249			search input details
MS:1001250	MS:1001092,MS:1001116		local FDR
MS:1001251	MS:1001045		Trypsin
MS:1001252	MS:1001012		DB source EBI
MS:1001253	MS:1001012		DB source NCBI
MS:1001254	MS:1001012		DB source UniProt
MS:1001255	MS:1001210		fragment mass type average
MS:1001256	MS:1001210		fragment mass type mono
MS:1001257	MS:1002473		param: v ion
MS:1001258	MS:1002473		param: d ion
MS:1001259	MS:1002473		param: immonium ion
MS:1001260	MS:1002473		param: w ion
MS:1001261	MS:1002473		param: x ion
MS:1001262	MS:1002473		param: y ion
MS:1001263	MS:1002473		param: z ion
MS:1001266	MS:1000585		role type
MS:1001267	MS:1001266		software vendor
MS:1001268	MS:1001266		programmer
MS:1001269	MS:1001266		instrument vendor
MS:1001270	MS:1001266		lab personnel
MS:1001271	MS:1001266		researcher
MS:1001272	MS:1001180		(?<=R)(?\!P)
MS:1001273	MS:1001180		(?=[BD])
MS:1001274	MS:1001180		(?=[DE])
MS:1001275	MS:1001040		ProteinScape SearchEvent
MS:1001276	MS:1001040		ProteinScape Gel
MS:1001283	MS:1001450		decoy DB accession regexp
MS:1001284	MS:1001450	t	decoy DB derived from
MS:1001285	MS:1001013		database IPI_mouse
MS:1001286	MS:1001013		database IPI_rat
MS:1001287	MS:1001013		database IPI_zebrafish
MS:1001288	MS:1001013		database IPI_chicken
MS:1001289	MS:1001013		database IPI_cow
MS:1001290	MS:1001013		database IPI_arabidopsis
MS:1001291		t	decoy DB from nr
MS:1001292		t	decoy DB from IPI_rat
MS:1001293		t	decoy DB from IPI_mouse
MS:1001294		t	decoy DB from IPI_arabidopsis
MS:1001295		t	decoy DB from EST
MS:1001296		t	decoy DB from IPI_zebrafish
MS:1001297		t	decoy DB from UniProtKB/Swiss-Prot
MS:1001298		t	decoy DB from IPI_chicken
MS:1001299		t	decoy DB from IPI_cow
MS:1001300		t	decoy DB from IPI_human
MS:1001301	MS:1001085		protein rank
MS:1001302	MS:1002093		search engine specific input parameter
MS:1001303	MS:1001045		Arg-C
MS:1001304	MS:1001045		Asp-N
MS:1001305	MS:1001045		Asp-N_ambic
MS:1001306	MS:1001045		Chymotrypsin
MS:1001307	MS:1001045		CNBr
MS:1001308	MS:1001045		Formic_acid
MS:1001309	MS:1001045		Lys-C
MS:1001310	MS:1001045		Lys-C/P
MS:1001311	MS:1001045		PepsinA
MS:1001312	MS:1001045		TrypChymo
MS:1001313	MS:1001045		Trypsin/P
MS:1001314	MS:1001045		V8-DE
MS:1001315	MS:1001045		V8-E
MS:1001316	MS:1002095		Mascot:SigThreshold
MS:1001317	MS:1002095		Mascot:MaxProteinHits
MS:1001318	MS:1002095		Mascot:ProteinScoringMethod
MS:1001319	MS:1002095		Mascot:MinMSMSThreshold
MS:1001320	MS:1002095		Mascot:ShowHomologousProteinsWithSamePeptides
MS:1001321	MS:1002095		Mascot:ShowHomologousProteinsWithSubsetOfPeptides
MS:1001322	MS:1002095		Mascot:RequireBoldRed
MS:1001323	MS:1002095		Mascot:UseUnigeneClustering
MS:1001324	MS:1002095		Mascot:IncludeErrorTolerantMatches
MS:1001325	MS:1002095		Mascot:ShowDecoyMatches
MS:1001326		t	add_others
MS:1001327	MS:1001456,MS:1003207		Spectronaut
MS:1001328	MS:1001143		OMSSA:evalue
MS:1001329	MS:1001143		OMSSA:pvalue
MS:1001330	MS:1001143		X\!Tandem:expect
MS:1001331	MS:1001143		X\!Tandem:hyperscore
MS:1001332	MS:1001180		(?<=[FYWL])(?\!P)
MS:1001333	MS:1001180		(?<=M)
MS:1001334	MS:1001180		((?<=D))|((?=D))
MS:1001335	MS:1001180		(?<=K)(?\!P)
MS:1001336	MS:1001180		(?<=K)
MS:1001337	MS:1001180		(?<=[FL])
MS:1001338	MS:1001180		(?<=[FYWLKR])(?\!P)
MS:1001339	MS:1001180		(?<=[KR])
MS:1001340	MS:1001180		(?<=[BDEZ])(?\!P)
MS:1001341	MS:1001180		(?<=[EZ])(?\!P)
MS:1001342	MS:1001011		database sequence details
MS:1001343	MS:1001342		NA sequence
MS:1001344	MS:1001342		AA sequence
MS:1001345	MS:1001354		mass table source
MS:1001346	MS:1001345		AAIndex mass table
MS:1001347	MS:1001011		database file formats
MS:1001348	MS:1001347		FASTA format
MS:1001349	MS:1001347		ASN.1
MS:1001350	MS:1001347		NCBI *.p*
MS:1001351	MS:1001347		clustal aln
MS:1001352	MS:1001347		embl em
MS:1001353	MS:1001347		NBRF PIR
MS:1001354			mass table options
MS:1001355	MS:1001105		peptide descriptions
MS:1001356	MS:1001249		spectrum descriptions
MS:1001357	MS:1001356		spectrum quality descriptions
MS:1001358	MS:1001357		msmsEval quality
MS:1001359			ambiguous residues
MS:1001360	MS:1001359		alternate single letter codes
MS:1001361	MS:1001359		alternate mass
MS:1001362	MS:1002345		number of unmatched peaks
MS:1001363	MS:1001127		peptide unique to one protein
MS:1001364	MS:1002703		peptide sequence-level global FDR
MS:1001365	MS:1002307		frag: internal yb ion
MS:1001366	MS:1002307		frag: internal ya ion
MS:1001367	MS:1002307		frag: z+1 ion
MS:1001368	MS:1002307		frag: z+2 ion
MS:1001369	MS:1000560		text format
MS:1001370	MS:1001143		Mascot:homology threshold
MS:1001371	MS:1001143		Mascot:identity threshold
MS:1001372	MS:1002363		SEQUEST:Sequences
MS:1001373	MS:1002363		SEQUEST:TIC
MS:1001374	MS:1002363		SEQUEST:Sum
MS:1001375	MS:1002097		Phenyx:Instrument Type
MS:1001376	MS:1002097		Phenyx:Scoring Model
MS:1001377	MS:1002097		Phenyx:Default Parent Charge
MS:1001378	MS:1002097		Phenyx:Trust Parent Charge
MS:1001379	MS:1002097		Phenyx:Turbo
MS:1001380	MS:1002097		Phenyx:Turbo:ErrorTol
MS:1001381	MS:1002097		Phenyx:Turbo:Coverage
MS:1001382	MS:1002097		Phenyx:Turbo:Series
MS:1001383	MS:1002097		Phenyx:MinPepLength
MS:1001384	MS:1002097		Phenyx:MinPepzscore
MS:1001385	MS:1002097		Phenyx:MaxPepPvalue
MS:1001386	MS:1002097		Phenyx:AC Score
MS:1001387	MS:1002097		Phenyx:Conflict Resolution
MS:1001388	MS:1002363		Phenyx:AC
MS:1001389	MS:1002363		Phenyx:ID
MS:1001390	MS:1002363		Phenyx:Score
MS:1001391	MS:1002363		Phenyx:Peptides1
MS:1001392	MS:1002363		Phenyx:Peptides2
MS:1001393	MS:1001143		Phenyx:Auto
MS:1001394	MS:1001143,MS:1002363		Phenyx:User
MS:1001395	MS:1001143		Phenyx:Pepzscore
MS:1001396	MS:1001143,MS:1002358		Phenyx:PepPvalue
MS:1001397	MS:1001143		Phenyx:NumberOfMC
MS:1001398	MS:1001143,MS:1002363		Phenyx:Modif
MS:1001399	MS:1001040		OMSSA csv format
MS:1001400	MS:1001040		OMSSA xml format
MS:1001401	MS:1001040		X\!Tandem xml format
MS:1001405			spectrum identification result details
MS:1001406	MS:1002473		param: internal yb ion
MS:1001407	MS:1002473		param: internal ya ion
MS:1001408	MS:1002473		param: z+1 ion
MS:1001409	MS:1002473		param: z+2 ion
MS:1001410	MS:1001011		translation start codons
MS:1001411	MS:1001249		search tolerance specification
MS:1001412	MS:1001411		search tolerance plus value
MS:1001413	MS:1001411		search tolerance minus value
MS:1001414	MS:1001405	t	MGF scans
MS:1001415	MS:1001405	t	MGF raw scans
MS:1001416	MS:1001405	t	spectrum title
MS:1001417	MS:1001143		SpectraST:dot
MS:1001418	MS:1001143		SpectraST:dot_bias
MS:1001419	MS:1001143		SpectraST:discriminant score F
MS:1001420	MS:1001143		SpectraST:delta
MS:1001421	MS:1001040		pepXML format
MS:1001422	MS:1001040		protXML format
MS:1001423	MS:1001011		translation table description
MS:1001424	MS:1002098		ProteinExtractor:Methodname
MS:1001425	MS:1002098		ProteinExtractor:GenerateNonRedundant
MS:1001426	MS:1002098		ProteinExtractor:IncludeIdentified
MS:1001427	MS:1002098		ProteinExtractor:MaxNumberOfProteins
MS:1001428	MS:1002098		ProteinExtractor:MaxProteinMass
MS:1001429	MS:1002098		ProteinExtractor:MinNumberOfPeptides
MS:1001430	MS:1002098		ProteinExtractor:UseMascot
MS:1001431	MS:1002098		ProteinExtractor:MascotPeptideScoreThreshold
MS:1001432	MS:1002098		ProteinExtractor:MascotUniqueScore
MS:1001433	MS:1002098		ProteinExtractor:MascotUseIdentityScore
MS:1001434	MS:1002098		ProteinExtractor:MascotWeighting
MS:1001435	MS:1002098		ProteinExtractor:UseSequest
MS:1001436	MS:1002098		ProteinExtractor:SequestPeptideScoreThreshold
MS:1001437	MS:1002098		ProteinExtractor:SequestUniqueScore
MS:1001438	MS:1002098		ProteinExtractor:SequestWeighting
MS:1001439	MS:1002098		ProteinExtractor:UseProteinSolver
MS:1001440	MS:1002098		ProteinExtractor:ProteinSolverPeptideScoreThreshold
MS:1001441	MS:1002098		ProteinExtractor:ProteinSolverUniqueScore
MS:1001442	MS:1002098		ProteinExtractor:ProteinSolverWeighting
MS:1001443	MS:1002098		ProteinExtractor:UsePhenyx
MS:1001444	MS:1002098		ProteinExtractor:PhenyxPeptideScoreThreshold
MS:1001445	MS:1002098		ProteinExtractor:PhenyxUniqueScore
MS:1001446	MS:1002098		ProteinExtractor:PhenyxWeighting
MS:1001447	MS:1002485		prot:FDR threshold
MS:1001448	MS:1002484		pep:FDR threshold
MS:1001449	MS:1002099		OMSSA e-value threshold
MS:1001450	MS:1001011		decoy DB details
MS:1001451	MS:1001450		decoy DB generation algorithm
MS:1001452	MS:1001450		decoy DB type shuffle
MS:1001453	MS:1001450		DB composition only decoy
MS:1001454	MS:1001060		quality estimation with implicit decoy sequences
MS:1001455	MS:1000531		acquisition software
MS:1001456	MS:1000531		analysis software
MS:1001457	MS:1000531		data processing software
MS:1001458			spectrum generation information
MS:1001459			file format
MS:1001460	MS:1001471		unknown modification
MS:1001461	MS:1001456		greylag
MS:1001462	MS:1001347		PEFF format
MS:1001463	MS:1000560,MS:1001040		Phenyx XML format
MS:1001464	MS:1001040		DTASelect format
MS:1001466	MS:1000560		MS2 format
MS:1001467	MS:1001089		taxonomy: NCBI TaxID
MS:1001468	MS:1001089		taxonomy: common name
MS:1001469	MS:1001089		taxonomy: scientific name
MS:1001470	MS:1001089		taxonomy: Swiss-Prot ID
MS:1001471			peptide modification details
MS:1001472	MS:1000810		selected ion monitoring chromatogram
MS:1001473	MS:1000810		selected reaction monitoring chromatogram
MS:1001474	MS:1000810	t	consecutive reaction monitoring chromatogram
MS:1001475	MS:1001456		OMSSA
MS:1001476	MS:1001456		X\!Tandem
MS:1001477	MS:1001456,MS:1003207,MS:1003406		SpectraST
MS:1001478	MS:1001456		Mascot Parser
MS:1001479	MS:1000518		null-terminated ASCII string
MS:1001480	MS:1000767		SCIEX TOF/TOF nativeID format
MS:1001481	MS:1000560		SCIEX TOF/TOF database
MS:1001482	MS:1003946,MS:1000121		5800 TOF/TOF
MS:1001483	MS:1000690,MS:1001455,MS:1001456,MS:1001457		SCIEX TOF/TOF Series Explorer Software
MS:1001484	MS:1000543		intensity normalization
MS:1001485	MS:1000543		m/z calibration
MS:1001486	MS:1000543		data filtering
MS:1001487	MS:1000692,MS:1001456		ProteinExtractor
MS:1001488	MS:1001139,MS:1001456		Mascot Distiller
MS:1001489	MS:1001456		Mascot Integra
MS:1001490	MS:1001456		Percolator
MS:1001491	MS:1001143		percolator:Q value
MS:1001492	MS:1001143		percolator:score
MS:1001493	MS:1001143		percolator:PEP
MS:1001494	MS:1002482		no threshold
MS:1001495	MS:1001143		ProteinScape:SearchResultId
MS:1001496	MS:1001143		ProteinScape:SearchEventId
MS:1001497	MS:1001143		ProteinScape:ProfoundProbability
MS:1001498	MS:1001143		Profound:z value
MS:1001499	MS:1001143		Profound:Cluster
MS:1001500	MS:1001143		Profound:ClusterRank
MS:1001501	MS:1001143		MSFit:Mowse score
MS:1001502	MS:1001143		Sonar:Score
MS:1001503	MS:1001143		ProteinScape:PFFSolverExp
MS:1001504	MS:1001143		ProteinScape:PFFSolverScore
MS:1001505	MS:1001143		ProteinScape:IntensityCoverage
MS:1001506	MS:1001143		ProteinScape:SequestMetaScore
MS:1001507	MS:1002363		ProteinExtractor:Score
MS:1001508	MS:1000767		Agilent MassHunter nativeID format
MS:1001509	MS:1000560		Agilent MassHunter format
MS:1001510	MS:1003762,MS:1000494		TSQ Vantage
MS:1001511	MS:1001019		Sequence database filter types
MS:1001512	MS:1001019		Sequence database filters
MS:1001513	MS:1001512		DB sequence filter pattern
MS:1001514	MS:1001512		DB accession filter string
MS:1001515	MS:1002307		frag: c ion - H2O
MS:1001516	MS:1002307		frag: c ion - NH3
MS:1001517	MS:1002307		frag: z ion - H2O
MS:1001518	MS:1002307		frag: z ion - NH3
MS:1001519	MS:1002307		frag: x ion - H2O
MS:1001520	MS:1002307		frag: x ion - NH3
MS:1001521	MS:1002307		frag: precursor ion - H2O
MS:1001522	MS:1002307		frag: precursor ion - NH3
MS:1001523	MS:1002307		frag: precursor ion
MS:1001524	MS:1001471		fragment neutral loss
MS:1001525	MS:1001471		precursor neutral loss
MS:1001526	MS:1000767		spectrum from database integer nativeID format
MS:1001527	MS:1000560		Proteinscape spectra
MS:1001528	MS:1000767,MS:1001405		Mascot query number
MS:1001529	MS:1001249		spectra data details
MS:1001530	MS:1001529		mzML unique identifier
MS:1001531	MS:1000767,MS:1001529		spectrum from ProteinScape database nativeID format
MS:1001532	MS:1000767,MS:1001529		spectrum from database string nativeID format
MS:1001533	MS:1000122		Bruker Daltonics esquire series
MS:1001534	MS:1000122		Bruker Daltonics flex series
MS:1001535	MS:1000122		Bruker Daltonics BioTOF series
MS:1001536	MS:1000122		Bruker Daltonics micrOTOF series
MS:1001537	MS:1003951,MS:1001535		BioTOF
MS:1001538	MS:1003951,MS:1001535		BioTOF III
MS:1001539	MS:1003763,MS:1001535		UltroTOF-Q
MS:1001540	MS:1003951,MS:1001536		micrOTOF II
MS:1001541	MS:1003763,MS:1001547		maXis
MS:1001542	MS:1003952,MS:1001545		amaZon ETD
MS:1001543	MS:1003951,MS:1001534		microflex LRF
MS:1001544	MS:1003946,MS:1001534		ultrafleXtreme
MS:1001545	MS:1000122		Bruker Daltonics amaZon series
MS:1001546	MS:1003952,MS:1001545		amaZon X
MS:1001547	MS:1000122		Bruker Daltonics maXis series
MS:1001548	MS:1000122		Bruker Daltonics solarix series
MS:1001549	MS:1003766,MS:1001548		solariX
MS:1001550	MS:1003951,MS:1001534		microflex II
MS:1001553	MS:1003946,MS:1001534		autoflex II TOF/TOF
MS:1001554	MS:1003946,MS:1001534		autoflex III TOF/TOF smartbeam
MS:1001555	MS:1003951,MS:1001534		autoflex
MS:1001556	MS:1000122		Bruker Daltonics apex series
MS:1001557	MS:1000531		Shimadzu Corporation software
MS:1001558	MS:1001455,MS:1001456,MS:1001457,MS:1001557		MALDI Solutions
MS:1001559	MS:1000767		SCIEX TOF/TOF T2D nativeID format
MS:1001560	MS:1000560		SCIEX TOF/TOF T2D format
MS:1001561	MS:1001456		Scaffold
MS:1001562	MS:1000767		Scaffold nativeID format
MS:1001563	MS:1001040		SEQUEST SQT format
MS:1001564	MS:1001040		Discoverer MSF format
MS:1001565	MS:1001040		IdentityE XML format
MS:1001566	MS:1001040		ProteinLynx XML format
MS:1001567	MS:1001040		SpectrumMill directories
MS:1001568	MS:1001143		Scaffold:Peptide Probability
MS:1001569	MS:1001143		IdentityE Score
MS:1001570	MS:1001143		ProteinLynx:Log Likelihood
MS:1001571	MS:1001143		ProteinLynx:Ladder Score
MS:1001572	MS:1001143		SpectrumMill:Score
MS:1001573	MS:1001143		SpectrumMill:SPI
MS:1001574	MS:1001060		report only spectra assigned to identified proteins
MS:1001575	MS:1002106		Scaffold: Minimum Peptide Count
MS:1001576	MS:1002106		Scaffold: Minimum Protein Probability
MS:1001577	MS:1002106		Scaffold: Minimum Peptide Probability
MS:1001578	MS:1002094		minimum number of enzymatic termini
MS:1001579	MS:1002363		Scaffold:Protein Probability
MS:1001580	MS:1001143		SpectrumMill:Discriminant Score
MS:1001581	MS:1002892,MS:1000455,MS:1003254		FAIMS compensation voltage
MS:1001582	MS:1001456,MS:1001457		XCMS
MS:1001583	MS:1001139,MS:1001456		MaxQuant
MS:1001584	MS:1001080		combined pmf + ms-ms search
MS:1001585	MS:1001456		MyriMatch
MS:1001586	MS:1001456		DirecTag
MS:1001587	MS:1001456		TagRecon
MS:1001588	MS:1001456		Pepitome
MS:1001589	MS:1001143		MyriMatch:MVH
MS:1001590	MS:1001143		MyriMatch:mzFidelity
MS:1001591	MS:1001101		anchor protein
MS:1001592	MS:1001101		family member protein
MS:1001593	MS:1001101		group member with undefined relationship OR ortholog protein
MS:1001594	MS:1001101		sequence same-set protein
MS:1001595	MS:1001101		spectrum same-set protein
MS:1001596	MS:1001101		sequence sub-set protein
MS:1001597	MS:1001101		spectrum sub-set protein
MS:1001598	MS:1001101		sequence subsumable protein
MS:1001599	MS:1001101		spectrum subsumable protein
MS:1001600	MS:1001101		protein inference confidence category
MS:1001601	MS:1002101	t	ProteomeDiscoverer:Spectrum Files:Raw File names
MS:1001602	MS:1002101	t	ProteomeDiscoverer:SRF File Selector:SRF File Path
MS:1001603	MS:1002101	t	ProteomeDiscoverer:Spectrum Selector:Ionization Source
MS:1001604	MS:1002101	t	ProteomeDiscoverer:Activation Type
MS:1001605	MS:1002101		ProteomeDiscoverer:Spectrum Selector:Lower RT Limit
MS:1001606	MS:1002101	t	ProteomeDiscoverer:Mass Analyzer
MS:1001607	MS:1002101		ProteomeDiscoverer:Max Precursor Mass
MS:1001608	MS:1002101		ProteomeDiscoverer:Min Precursor Mass
MS:1001609	MS:1002101		ProteomeDiscoverer:Spectrum Selector:Minimum Peak Count
MS:1001610	MS:1002101	t	ProteomeDiscoverer:MS Order
MS:1001611	MS:1002101	t	ProteomeDiscoverer:Polarity Mode
MS:1001612	MS:1002101		ProteomeDiscoverer:Spectrum Selector:Precursor Selection
MS:1001613	MS:1002101		ProteomeDiscoverer:SN Threshold
MS:1001614	MS:1002101	t	ProteomeDiscoverer:Scan Type
MS:1001615	MS:1002101		ProteomeDiscoverer:Spectrum Selector:Total Intensity Threshold
MS:1001616	MS:1002101		ProteomeDiscoverer:Spectrum Selector:Unrecognized Activation Type Replacements
MS:1001617	MS:1002101		ProteomeDiscoverer:Spectrum Selector:Unrecognized Charge Replacements
MS:1001618	MS:1002101		ProteomeDiscoverer:Spectrum Selector:Unrecognized Mass Analyzer Replacements
MS:1001619	MS:1002101		ProteomeDiscoverer:Spectrum Selector:Unrecognized MS Order Replacements
MS:1001620	MS:1002101		ProteomeDiscoverer:Spectrum Selector:Unrecognized Polarity Replacements
MS:1001621	MS:1002101		ProteomeDiscoverer:Spectrum Selector:Upper RT Limit
MS:1001622	MS:1002101		ProteomeDiscoverer:Non-Fragment Filter:Mass Window Offset
MS:1001623	MS:1002101		ProteomeDiscoverer:Non-Fragment Filter:Maximum Neutral Loss Mass
MS:1001624	MS:1002101		ProteomeDiscoverer:Non-Fragment Filter:Remove Charge Reduced Precursor
MS:1001625	MS:1002101		ProteomeDiscoverer:Non-Fragment Filter:Remove Neutral Loss Peaks
MS:1001626	MS:1002101		ProteomeDiscoverer:Non-Fragment Filter:Remove Only Known Masses
MS:1001627	MS:1002101		ProteomeDiscoverer:Non-Fragment Filter:Remove Precursor Overtones
MS:1001628	MS:1002101		ProteomeDiscoverer:Non-Fragment Filter:Remove Precursor Peak
MS:1001629	MS:1002101		ProteomeDiscoverer:Spectrum Grouper:Allow Mass Analyzer Mismatch
MS:1001630	MS:1002101		ProteomeDiscoverer:Spectrum Grouper:Allow MS Order Mismatch
MS:1001631	MS:1002101	t	ProteomeDiscoverer:Spectrum Grouper:Max RT Difference
MS:1001632	MS:1002101		ProteomeDiscoverer:Spectrum Grouper:Precursor Mass Criterion
MS:1001633	MS:1002101		ProteomeDiscoverer:Xtract:Highest Charge
MS:1001634	MS:1002101	t	ProteomeDiscoverer:Xtract:Highest MZ
MS:1001635	MS:1002101		ProteomeDiscoverer:Xtract:Lowest Charge
MS:1001636	MS:1002101	t	ProteomeDiscoverer:Xtract:Lowest MZ
MS:1001637	MS:1002101		ProteomeDiscoverer:Xtract:Monoisotopic Mass Only
MS:1001638	MS:1002101		ProteomeDiscoverer:Xtract:Overlapping Remainder
MS:1001639	MS:1002101		ProteomeDiscoverer:Xtract:Required Fitting Accuracy
MS:1001640	MS:1002101		ProteomeDiscoverer:Xtract:Resolution At 400
MS:1001641	MS:1002101		ProteomeDiscoverer:Lowest Charge State
MS:1001642	MS:1002101		ProteomeDiscoverer:Highest Charge State
MS:1001643	MS:1002101		ProteomeDiscoverer:Spectrum Score Filter:Let Pass Above Scores
MS:1001644	MS:1002101		ProteomeDiscoverer:Dynamic Modification
MS:1001645	MS:1002101		ProteomeDiscoverer:Static Modification
MS:1001646	MS:1002101	t	ProteomeDiscoverer:Mascot:Decoy Search
MS:1001647	MS:1002101		ProteomeDiscoverer:Mascot:Error tolerant Search
MS:1001648	MS:1002101		ProteomeDiscoverer:Mascot:Max MGF File Size
MS:1001649	MS:1002101		ProteomeDiscoverer:Mascot:Mascot Server URL
MS:1001650	MS:1002101		ProteomeDiscoverer:Mascot:Number of attempts to submit the search
MS:1001651	MS:1002101		ProteomeDiscoverer:Mascot:X Static Modification
MS:1001652	MS:1002101	t	ProteomeDiscoverer:Mascot:User Name
MS:1001653	MS:1002101		ProteomeDiscoverer:Mascot:Time interval between attempts to submit a search
MS:1001654	MS:1002101	t	ProteomeDiscoverer:Enzyme Name
MS:1001655	MS:1002101	t	ProteomeDiscoverer:Fragment Mass Tolerance
MS:1001656	MS:1002095		Mascot:Instrument
MS:1001657	MS:1002101		ProteomeDiscoverer:Maximum Missed Cleavage Sites
MS:1001658	MS:1002101		ProteomeDiscoverer:Mascot:Peptide CutOff Score
MS:1001659	MS:1002101	t	ProteomeDiscoverer:Precursor Mass Tolerance
MS:1001660	MS:1002101		ProteomeDiscoverer:Mascot:Protein CutOff Score
MS:1001661	MS:1002101	t	ProteomeDiscoverer:Protein Database
MS:1001662	MS:1002101		ProteomeDiscoverer:Mascot:Protein Relevance Factor
MS:1001663	MS:1002101		ProteomeDiscoverer:Target FDR Relaxed
MS:1001664	MS:1002101		ProteomeDiscoverer:Target FDR Strict
MS:1001665	MS:1002101	t	ProteomeDiscoverer:Mascot:Taxonomy
MS:1001666	MS:1002101	t	ProteomeDiscoverer:Use Average Precursor Mass
MS:1001667	MS:1002095	t	Mascot:use MudPIT scoring
MS:1001668	MS:1002101		ProteomeDiscoverer:Absolute XCorr Threshold
MS:1001669	MS:1002101		ProteomeDiscoverer:SEQUEST:Calculate Probability Score
MS:1001670	MS:1002101		ProteomeDiscoverer:SEQUEST:CTerminal Modification
MS:1001671	MS:1002101		ProteomeDiscoverer:SEQUEST:Fragment Ion Cutoff Percentage
MS:1001672	MS:1002101		ProteomeDiscoverer:SEQUEST:Max Identical Modifications Per Peptide
MS:1001673	MS:1002101		ProteomeDiscoverer:Max Modifications Per Peptide
MS:1001674	MS:1002101		ProteomeDiscoverer:SEQUEST:Maximum Peptides Considered
MS:1001675	MS:1002101		ProteomeDiscoverer:Maximum Peptides Output
MS:1001676	MS:1002101		ProteomeDiscoverer:Maximum Protein References Per Peptide
MS:1001677	MS:1002101		ProteomeDiscoverer:SEQUEST:NTerminal Modification
MS:1001678	MS:1002101		ProteomeDiscoverer:Peptide CTerminus
MS:1001679	MS:1002101		ProteomeDiscoverer:Peptide NTerminus
MS:1001680	MS:1002101		ProteomeDiscoverer:SEQUEST:Peptide Relevance Factor
MS:1001681	MS:1002101		ProteomeDiscoverer:Protein Relevance Threshold
MS:1001682	MS:1002101	t	ProteomeDiscoverer:Search Against Decoy Database
MS:1001683	MS:1002101		ProteomeDiscoverer:SEQUEST:Use Average Fragment Masses
MS:1001684	MS:1002101		ProteomeDiscoverer:Use Neutral Loss a Ions
MS:1001685	MS:1002101		ProteomeDiscoverer:Use Neutral Loss b Ions
MS:1001686	MS:1002101		ProteomeDiscoverer:Use Neutral Loss y Ions
MS:1001687	MS:1002101		ProteomeDiscoverer:Use Neutral Loss z Ions
MS:1001688	MS:1002101		ProteomeDiscoverer:SEQUEST:Weight of a Ions
MS:1001689	MS:1002101		ProteomeDiscoverer:SEQUEST:Weight of b Ions
MS:1001690	MS:1002101		ProteomeDiscoverer:SEQUEST:Weight of c Ions
MS:1001691	MS:1002101		ProteomeDiscoverer:SEQUEST:Weight of d Ions
MS:1001692	MS:1002101		ProteomeDiscoverer:SEQUEST:Weight of v Ions
MS:1001693	MS:1002101		ProteomeDiscoverer:SEQUEST:Weight of w Ions
MS:1001694	MS:1002101		ProteomeDiscoverer:SEQUEST:Weight of x Ions
MS:1001695	MS:1002101		ProteomeDiscoverer:SEQUEST:Weight of y Ions
MS:1001696	MS:1002101		ProteomeDiscoverer:SEQUEST:Weight of z Ions
MS:1001697	MS:1002101		ProteomeDiscoverer:ZCore:Protein Score Cutoff
MS:1001698	MS:1002101		ProteomeDiscoverer:Reporter Ions Quantizer:Integration Method
MS:1001699	MS:1002101		ProteomeDiscoverer:Reporter Ions Quantizer:Integration Window Tolerance
MS:1001700	MS:1002101		ProteomeDiscoverer:Reporter Ions Quantizer:Quantitation Method
MS:1001701	MS:1002101	t	ProteomeDiscoverer:Spectrum Exporter:Export Format
MS:1001702	MS:1002101		ProteomeDiscoverer:Spectrum Exporter:File name
MS:1001703	MS:1002101		ProteomeDiscoverer:Search Modifications Only For Identified Proteins
MS:1001704	MS:1002101		ProteomeDiscoverer:SEQUEST:Std High Confidence XCorr Charge1
MS:1001705	MS:1002101		ProteomeDiscoverer:SEQUEST:Std High Confidence XCorr Charge2
MS:1001706	MS:1002101		ProteomeDiscoverer:SEQUEST:Std High Confidence XCorr Charge3
MS:1001707	MS:1002101		ProteomeDiscoverer:SEQUEST:Std High Confidence XCorr Charge4
MS:1001708	MS:1002101		ProteomeDiscoverer:SEQUEST:Std Medium Confidence XCorr Charge1
MS:1001709	MS:1002101		ProteomeDiscoverer:SEQUEST:Std Medium Confidence XCorr Charge2
MS:1001710	MS:1002101		ProteomeDiscoverer:SEQUEST:Std Medium Confidence XCorr Charge3
MS:1001711	MS:1002101		ProteomeDiscoverer:SEQUEST:Std Medium Confidence XCorr Charge4
MS:1001712	MS:1002101		ProteomeDiscoverer:SEQUEST:FT High Confidence XCorr Charge1
MS:1001713	MS:1002101		ProteomeDiscoverer:SEQUEST:FT High Confidence XCorr Charge2
MS:1001714	MS:1002101		ProteomeDiscoverer:SEQUEST:FT High Confidence XCorr Charge3
MS:1001715	MS:1002101		ProteomeDiscoverer:SEQUEST:FT High Confidence XCorr Charge4
MS:1001716	MS:1002101		ProteomeDiscoverer:SEQUEST:FT Medium Confidence XCorr Charge1
MS:1001717	MS:1002101		ProteomeDiscoverer:SEQUEST:FT Medium Confidence XCorr Charge2
MS:1001718	MS:1002101		ProteomeDiscoverer:SEQUEST:FT Medium Confidence XCorr Charge3
MS:1001719	MS:1002101		ProteomeDiscoverer:SEQUEST:FT Medium Confidence XCorr Charge4
MS:1001720	MS:1002101	t	ProteomeDiscoverer:1. Dynamic Modification
MS:1001721	MS:1002101	t	ProteomeDiscoverer:2. Dynamic Modification
MS:1001722	MS:1002101	t	ProteomeDiscoverer:3. Dynamic Modification
MS:1001723	MS:1002101	t	ProteomeDiscoverer:4. Dynamic Modification
MS:1001724	MS:1002101		ProteomeDiscoverer:Static Modification for X
MS:1001725	MS:1002101		ProteomeDiscoverer:Initial minimal peptide probability
MS:1001726	MS:1002101		ProteomeDiscoverer:Minimal peptide probability
MS:1001727	MS:1002101		ProteomeDiscoverer:Minimal peptide weight
MS:1001728	MS:1002101		ProteomeDiscoverer:Number of input1 spectra
MS:1001729	MS:1002101		ProteomeDiscoverer:Number of input2 spectra
MS:1001730	MS:1002101		ProteomeDiscoverer:Number of input3 spectra
MS:1001731	MS:1002101		ProteomeDiscoverer:Number of input4 spectra
MS:1001732	MS:1002101		ProteomeDiscoverer:Number of input5 spectra
MS:1001733	MS:1002101		ProteomeDiscoverer:Number of predicted correct proteins
MS:1001734	MS:1002101	t	ProteomeDiscoverer:Organism
MS:1001735	MS:1002101	t	ProteomeDiscoverer:Reference Database
MS:1001736	MS:1002101		ProteomeDiscoverer:Residue substitution list
MS:1001737	MS:1002101	t	ProteomeDiscoverer:Source file extension
MS:1001738	MS:1002101	t	ProteomeDiscoverer:Source Files
MS:1001739	MS:1002101	t	ProteomeDiscoverer:Source Files old
MS:1001740	MS:1002101		ProteomeDiscoverer:WinCyg reference database
MS:1001741	MS:1002101		ProteomeDiscoverer:WinCyg source files
MS:1001742	MS:1003768,MS:1000494		LTQ Orbitrap Velos
MS:1001743	MS:1002101		ProteomeDiscoverer:Mascot:Weight of A Ions
MS:1001744	MS:1002101		ProteomeDiscoverer:Mascot:Weight of B Ions
MS:1001745	MS:1002101		ProteomeDiscoverer:Mascot:Weight of C Ions
MS:1001746	MS:1002101		ProteomeDiscoverer:Mascot:Weight of D Ions
MS:1001747	MS:1002101		ProteomeDiscoverer:Mascot:Weight of V Ions
MS:1001748	MS:1002101		ProteomeDiscoverer:Mascot:Weight of W Ions
MS:1001749	MS:1002101		ProteomeDiscoverer:Mascot:Weight of X Ions
MS:1001750	MS:1002101		ProteomeDiscoverer:Mascot:Weight of Y Ions
MS:1001751	MS:1002101		ProteomeDiscoverer:Mascot:Weight of Z Ions
MS:1001752	MS:1002101		ProteomeDiscoverer:Spectrum Selector:Use New Precursor Reevaluation
MS:1001753	MS:1002101		ProteomeDiscoverer:Spectrum Selector:SN Threshold FTonly
MS:1001754	MS:1002101		ProteomeDiscoverer:Mascot:Please Do not Touch this
MS:1001755	MS:1000585		contact phone number
MS:1001756	MS:1000585		contact fax number
MS:1001757	MS:1000585		contact toll-free phone number
MS:1001758	MS:1002095		Mascot:SigThresholdType
MS:1001759	MS:1002095		Mascot:ProteinGrouping
MS:1001760	MS:1002107		Percolator:features
MS:1001761	MS:1003606,MS:1003591		ACQUITY UPLC
MS:1001762	MS:1003606,MS:1003591		ACQUITY UPLC H-Class
MS:1001763	MS:1003606,MS:1003591		ACQUITY UPLC H-Class Bio
MS:1001764	MS:1003606,MS:1003591		ACQUITY UPLC I-Class
MS:1001765	MS:1003606,MS:1003591		ACQUITY UPLC Systems with 2D Technology
MS:1001766	MS:1003606,MS:1003591,MS:1003599		nanoACQUITY UPLC
MS:1001767	MS:1003606,MS:1003591,MS:1003599		nanoACQUITY UPLC System with 1D Technology
MS:1001768	MS:1003606,MS:1003591,MS:1003599		nanoACQUITY UPLC with HDX Technology
MS:1001769	MS:1003606,MS:1003591		TRIZAIC UPLC nanoTile
MS:1001770	MS:1003951,MS:1000126		GCT Premier
MS:1001771	MS:1003767,MS:1000126		MALDI Synapt G2 HDMS
MS:1001772	MS:1003763,MS:1000126		MALDI Synapt G2 MS
MS:1001773	MS:1003767,MS:1000126		MALDI Synapt G2-S HDMS
MS:1001774	MS:1003763,MS:1000126		MALDI Synapt G2-S MS
MS:1001775	MS:1003767,MS:1000126		MALDI Synapt HDMS
MS:1001776	MS:1003763,MS:1000126		MALDI Synapt MS
MS:1001777	MS:1003767,MS:1000126		Synapt G2 HDMS
MS:1001778	MS:1003763,MS:1000126		Synapt G2 MS
MS:1001779	MS:1003767,MS:1000126		Synapt G2-S HDMS
MS:1001780	MS:1003763,MS:1000126		Synapt G2-S MS
MS:1001781	MS:1003767,MS:1000126		Synapt HDMS
MS:1001782	MS:1003763,MS:1000126		Synapt MS
MS:1001783	MS:1003763,MS:1000126		Xevo G2 Q-Tof
MS:1001784	MS:1003951,MS:1000126		Xevo G2 Tof
MS:1001785	MS:1003763,MS:1000126		Xevo Q-Tof
MS:1001786	MS:1003950,MS:1000126		3100
MS:1001787	MS:1003950,MS:1000126		Acquity SQD
MS:1001788	MS:1003762,MS:1000126		Acquity TQD
MS:1001789	MS:1003762,MS:1000126		Quattro micro GC
MS:1001790	MS:1000126,MS:1003762		Xevo TQ MS
MS:1001791	MS:1003762,MS:1000126		Xevo TQD
MS:1001792	MS:1003762,MS:1000126		Xevo TQ-S
MS:1001793	MS:1002095		Mascot:PreferredTaxonomy
MS:1001795	MS:1000694,MS:1001456,MS:1001457		Empower
MS:1001796	MS:1000694,MS:1001456,MS:1001457		UNIFY
MS:1001797		t	travelling wave ion mobility mass spectrometer
MS:1001798	MS:1000531		LECO software
MS:1001799	MS:1001455,MS:1001456,MS:1001457,MS:1001798		ChromaTOF software
MS:1001800	MS:1000031		LECO instrument model
MS:1001801	MS:1003951,MS:1003733,MS:1001800		Pegasus HRT
MS:1001802	MS:1003951,MS:1001800		Citius HRT
MS:1001803	MS:1003951,MS:1003733,MS:1001800		Pegasus
MS:1001804	MS:1003951,MS:1003733,MS:1001800		TruTOF
MS:1001805	MS:1001129		quantification datatype
MS:1001806	MS:1001129		quantification object attribute
MS:1001807	MS:1001806		study variable attribute
MS:1001808	MS:1001807		technical replicate
MS:1001809	MS:1001807		biological replicate
MS:1001810	MS:1001807		experimental condition 'case'
MS:1001811	MS:1001807		experimental condition 'control'
MS:1001812	MS:1001807		experimental condition 'disease'
MS:1001813	MS:1001807		experimental condition 'healthy'
MS:1001814	MS:1001807		generic experimental condition
MS:1001815	MS:1001807		time series, time point X
MS:1001816	MS:1001807		dilution series, concentration X
MS:1001817	MS:1001806		raw file attribute
MS:1001818	MS:1001817		one sample run
MS:1001819	MS:1001817		two sample run
MS:1001820	MS:1001817		three sample run
MS:1001821	MS:1001817		four sample run
MS:1001822	MS:1001817		eight sample run
MS:1001823	MS:1001806		raw files group attribute
MS:1001824	MS:1001823		merge of runs of 1D gel bands
MS:1001825	MS:1001806		feature list attribute
MS:1001826	MS:1001825		mass trace reporting: rectangles
MS:1001827	MS:1001825		mass trace reporting: polygons
MS:1001828	MS:1001806		feature attribute
MS:1001829	MS:1001828		SRM transition ID
MS:1001830	MS:1001139		Progenesis LC-MS
MS:1001831	MS:1001139,MS:1000752		SILACAnalyzer
MS:1001832	MS:1001129		quantitation software comment or customizations
MS:1001833	MS:1001129		quantitation analysis summary
MS:1001834	MS:1001833		LC-MS label-free quantitation analysis
MS:1001835	MS:1001833		SILAC quantitation analysis
MS:1001836	MS:1001833		spectral counting quantitation analysis
MS:1001837	MS:1002009		iTRAQ quantitation analysis
MS:1001838	MS:1001833		SRM quantitation analysis
MS:1001839	MS:1001833		metabolic labeling 14N / 15N quantitation analysis
MS:1001840	MS:1002735		LC-MS feature intensity
MS:1001841	MS:1002735		LC-MS feature volume
MS:1001842	MS:1002737		sequence-level spectral count
MS:1001843	MS:1002735		MS1 feature maximum intensity
MS:1001844	MS:1002735		MS1 feature area
MS:1001845	MS:1001805	t	peak area
MS:1001846	MS:1001805		isotopic pattern area
MS:1001847	MS:1001805		reporter ion intensity
MS:1001848	MS:1002066		simple ratio of two values
MS:1001849	MS:1002735	t	sum of MatchedFeature values
MS:1001850	MS:1002737		normalized peptide value
MS:1001851	MS:1002738		protein value: sum of peptide values
MS:1001852	MS:1002738		normalized protein value
MS:1001853	MS:1001805		max fold change
MS:1001854	MS:1002072		ANOVA p-value
MS:1001855	MS:1002072		t-test p-value
MS:1001856	MS:1001805		reporter ion raw value
MS:1001857	MS:1001805		reporter ion normalized value
MS:1001858	MS:1001805		XIC area
MS:1001859	MS:1001805		normalized XIC area
MS:1001860	MS:1002738		protein value: mean of peptide ratios
MS:1001861			quantification data processing
MS:1001862	MS:1001861		normalization to mean of sum of all proteins
MS:1001863	MS:1001861		quantile normalization, proteins
MS:1001864	MS:1001861		quantile normalization, peptides
MS:1001865	MS:1001861		Progenesis automatic alignment
MS:1001866	MS:1001861		Progenesis manual alignment
MS:1001867	MS:1001861		Progenesis normalization
MS:1001868	MS:1002484		distinct peptide-level q-value
MS:1001869	MS:1001116		protein-level q-value
MS:1001870	MS:1001092		peptide sequence-level p-value
MS:1001871	MS:1001116		protein-level p-value
MS:1001872	MS:1001092		peptide sequence-level e-value
MS:1001873	MS:1001116		protein-level e-value
MS:1001874	MS:1001143,MS:1001153	t	FDRScore
MS:1001875	MS:1001056		modification motif
MS:1001876	MS:1001056		modification probability
MS:1001877	MS:1001455,MS:1001456,MS:1001457,MS:1001798		ChromaTOF HRT software
MS:1001878	MS:1001558		MALDI Solutions Microbial Identification
MS:1001879	MS:1000482,MS:1000503		source offset voltage
MS:1001880	MS:1000044		in-source collision-induced dissociation
MS:1001881	MS:1000560		mz5 format
MS:1001882			transition validation attribute
MS:1001883	MS:1001882		coefficient of variation
MS:1001884	MS:1001882		signal-to-noise ratio
MS:1001885	MS:1000630,MS:1003201		command-line parameters
MS:1001886	MS:1001456,MS:1001457		SQID
MS:1001887	MS:1001143		SQID:score
MS:1001888	MS:1001143		SQID:deltaScore
MS:1001889	MS:1002363		SQID:protein score
MS:1001890	MS:1002738		Progenesis:protein normalised abundance
MS:1001891	MS:1002737		Progenesis:peptide normalised abundance
MS:1001892	MS:1002738		Progenesis:protein raw abundance
MS:1001893	MS:1002737		Progenesis:peptide raw abundance
MS:1001894	MS:1001805		Progenesis:confidence score
MS:1001895	MS:1002737		Progenesis:peptide count
MS:1001896	MS:1002735		Progenesis:feature intensity
MS:1001897	MS:1002737		MaxQuant:peptide counts (unique)
MS:1001898	MS:1002737		MaxQuant:peptide counts (all)
MS:1001899	MS:1002737		MaxQuant:peptide counts (razor+unique)
MS:1001900	MS:1002737		MaxQuant:sequence length
MS:1001901	MS:1001805		MaxQuant:PEP
MS:1001902	MS:1001805		MaxQuant:LFQ intensity
MS:1001903	MS:1002735		MaxQuant:feature intensity
MS:1001904	MS:1001805		MaxQuant:MS/MS count
MS:1001905	MS:1002738		emPAI value
MS:1001906	MS:1002738		APEX value
MS:1001907	MS:1000915		retention time window width
MS:1001908	MS:1003950,MS:1000494		ISQ
MS:1001909	MS:1003952,MS:1000494		Velos Plus
MS:1001910	MS:1003768,MS:1000494		Orbitrap Elite
MS:1001911	MS:1003769,MS:1000494		Q Exactive
MS:1001912	MS:1000693,MS:1003961,MS:1001456,MS:1001457		PinPoint
MS:1001913	MS:1000482		S-lens voltage
MS:1001914	MS:1001457		pymzML
MS:1001915	MS:1001045		leukocyte elastase
MS:1001916	MS:1001045		proline endopeptidase
MS:1001917	MS:1001045		glutamyl endopeptidase
MS:1001918	MS:1001045		2-iodobenzoate
MS:1001919	MS:1000878		ProteomeXchange accession number
MS:1001921	MS:1000878		ProteomeXchange accession number version number
MS:1001922	MS:1000878		Digital Object Identifier (DOI)
MS:1001923	MS:1002840		external reference keyword
MS:1001924	MS:1001923		journal article keyword
MS:1001925	MS:1001923		submitter keyword
MS:1001926	MS:1001923		curator keyword
MS:1001927	MS:1000878		Tranche file hash
MS:1001928	MS:1000878		Tranche project hash
MS:1001929	MS:1000878		PRIDE experiment URI
MS:1001930	MS:1000878		PRIDE project URI
MS:1001931			source interface
MS:1001932			source interface model
MS:1001933			source sprayer
MS:1001934			source sprayer type
MS:1001935			source sprayer manufacturer
MS:1001936			source sprayer model
MS:1001937			sample plate
MS:1001938			sample plate type
MS:1001939	MS:1001938		stainless steel plate
MS:1001940	MS:1001938		coated glass plate
MS:1001941			electrospray supply type
MS:1001942	MS:1001941		static supply electrospray
MS:1001943	MS:1001941		fed supply electrospray
MS:1001944	MS:1000510		Collision cell exit potential
MS:1001945	MS:1003951,MS:1003733,MS:1001800		Pegasus 4D
MS:1001946	MS:1001139,MS:1001456,MS:1001457		PEAKS Studio
MS:1001947	MS:1001139,MS:1001456,MS:1001457		PEAKS Online
MS:1001948	MS:1001139,MS:1001456,MS:1001457		PEAKS Node
MS:1001949	MS:1000531		BSI software
MS:1001950	MS:1001143		PEAKS:peptideScore
MS:1001951	MS:1002363		PEAKS:proteinScore
MS:1001952	MS:1001143		ZCore:probScore
MS:1001953			source interface manufacturer
MS:1001954			acquisition parameter
MS:1001955	MS:1001045		no cleavage
MS:1001956	MS:1001045		unspecific cleavage
MS:1001957	MS:1001180		(?<=[ALIV])(?\!P)
MS:1001958	MS:1001180		(?<=[HKR]P)(?\!P)
MS:1001959	MS:1001180		(?<=[^E]E)
MS:1001960	MS:1001180		(?<=W)
MS:1001961			peptide spectrum match scoring algorithm
MS:1001962	MS:1002095		Mascot:C13 counts
MS:1001963	MS:1002098		ProteinExtractor:Weighting
MS:1001964	MS:1002100		ProteinScape:second round Mascot
MS:1001965	MS:1002100		ProteinScape:second round Phenyx
MS:1001966	MS:1001221		product ion mobility
MS:1001967	MS:1002222	t	product ion drift time
MS:1001968	MS:1002689		PTM localization PSM-level statistic
MS:1001969	MS:1001968		phosphoRS score
MS:1001970	MS:1001968		phosphoRS sequence probability
MS:1001971	MS:1001968		phosphoRS site probability
MS:1001972	MS:1001471		PTM scoring algorithm version
MS:1001973	MS:1001456		DeBunker
MS:1001974	MS:1001968,MS:1001143		DeBunker:score
MS:1001975	MS:1001405		delta m/z
MS:1001976	MS:1001405		delta M
MS:1001977	MS:1001456		MSQuant
MS:1001978	MS:1001968		MSQuant:PTM-score
MS:1001979	MS:1001968		MaxQuant:PTM Score
MS:1001980	MS:1001968		MaxQuant:Phospho (STY) Probabilities
MS:1001981	MS:1001968		MaxQuant:Phospho (STY) Score Diffs
MS:1001982	MS:1001968		MaxQuant:P-site localization probability
MS:1001983	MS:1001968		MaxQuant:PTM Delta Score
MS:1001984	MS:1001456		Ascore software
MS:1001985	MS:1001968		Ascore
MS:1001986	MS:1001968		H-Score
MS:1001987	MS:1000833		vacuum drying MALDI sample preparation
MS:1001988	MS:1000833		crushed crystal MALDI sample preparation
MS:1001989	MS:1000833		fast evaporation MALDI sample preparation
MS:1001990	MS:1000833		overlayer MALDI sample preparation
MS:1001991	MS:1000833		sandwich MALDI sample preparation
MS:1001992	MS:1000833		spin coating MALDI sample preparation
MS:1001993	MS:1000833		quick and dirty MALDI sample preparation
MS:1001994	MS:1000593		top hat baseline reduction
MS:1001995	MS:1000593		convex hull baseline reduction
MS:1001996	MS:1000593		median baseline reduction
MS:1001997	MS:1000592		wavelet transformation smoothing
MS:1001998	MS:1000801		sophisticated numerical annotation procedure
MS:1001999	MS:1001484		area normalization
MS:1002000	MS:1000044		LIFT
MS:1002001	MS:1002018		MS1 label-based raw feature quantitation
MS:1002002	MS:1002018		MS1 label-based peptide level quantitation
MS:1002003	MS:1002018		MS1 label-based protein level quantitation
MS:1002004	MS:1002018		MS1 label-based proteingroup level quantitation
MS:1002005	MS:1000901		iRT retention time normalization standard
MS:1002006			SRM transition type
MS:1002007	MS:1002006		target SRM transition
MS:1002008	MS:1002006		decoy SRM transition
MS:1002009	MS:1001833		isobaric label quantitation analysis
MS:1002010	MS:1002009		TMT quantitation analysis
MS:1002011	MS:1000240		desorption electrospray ionization
MS:1002012	MS:1001968		Mascot:PTM site assignment confidence
MS:1002013	MS:1000045		collision energy ramp start
MS:1002014	MS:1000045		collision energy ramp end
MS:1002015	MS:1001836		spectral count peptide level quantitation
MS:1002016	MS:1001836		spectral count protein level quantitation
MS:1002017	MS:1001836		spectral count proteingroup level quantitation
MS:1002018	MS:1001833		MS1 label-based analysis
MS:1002019	MS:1001834		label-free raw feature quantitation
MS:1002020	MS:1001834		label-free peptide level quantitation
MS:1002021	MS:1001834		label-free protein level quantitation
MS:1002022	MS:1001834		label-free proteingroup level quantitation
MS:1002023	MS:1001833		MS2 tag-based analysis
MS:1002024	MS:1002023		MS2 tag-based feature level quantitation
MS:1002025	MS:1002023		MS2 tag-based peptide level quantitation
MS:1002026	MS:1002023		MS2 tag-based protein level quantitation
MS:1002027	MS:1002023		MS2 tag-based proteingroup level quantitation
MS:1002028	MS:1001471		nucleic acid base modification
MS:1002029	MS:1001471		original nucleic acid sequence
MS:1002030	MS:1001471		modified nucleic acid sequence
MS:1002031	MS:1000878		PASSEL transition group browser URI
MS:1002032	MS:1000878		PeptideAtlas dataset URI
MS:1002033	MS:1000585		contact role
MS:1002034	MS:1002033		first author
MS:1002035	MS:1002033		senior author
MS:1002036	MS:1002033		co-author
MS:1002037	MS:1002033		dataset submitter
MS:1002038	MS:1000548		label free sample
MS:1002039	MS:1000547		inlet attribute
MS:1002040	MS:1000482,MS:1002039		inlet temperature
MS:1002041	MS:1000482		source temperature
MS:1002042	MS:1000857		modulation time
MS:1002043	MS:1001456		ProteinProspector
MS:1002044	MS:1001143		ProteinProspector:score
MS:1002045	MS:1001143		ProteinProspector:expectation value
MS:1002046	MS:1001458		native source path
MS:1002047	MS:1001456		MS-GF
MS:1002048	MS:1001456		MS-GF+
MS:1002049	MS:1001143		MS-GF:RawScore
MS:1002050	MS:1002363		MS-GF:DeNovoScore
MS:1002051	MS:1001143		MS-GF:Energy
MS:1002052	MS:1002353,MS:1001143		MS-GF:SpecEValue
MS:1002053	MS:1002353,MS:1001143		MS-GF:EValue
MS:1002054	MS:1002354,MS:1001143		MS-GF:QValue
MS:1002055	MS:1001143		MS-GF:PepQValue
MS:1002056	MS:1001143		MS-GF:PEP
MS:1002057	MS:1001056		modification specificity protein N-term
MS:1002058	MS:1001056		modification specificity protein C-term
MS:1002059	MS:1001139		Microsoft Excel
MS:1002060	MS:1002126		database UniProtKB/TrEMBL
MS:1002061		t	decoy DB from UniProtKB/TrEMBL
MS:1002062	MS:1001055		metabolic labelling: natural N (mainly 14N)
MS:1002063	MS:1001139		FindPairs
MS:1002064	MS:1002737		peptide consensus RT
MS:1002065	MS:1002737		peptide consensus m/z
MS:1002066	MS:1001805		ratio calculation method
MS:1002067	MS:1002738		protein value: median of peptide ratios
MS:1002068	MS:1001055		metabolic labelling: heavy N (mainly 15N)
MS:1002069	MS:1001055		metabolic labelling purity
MS:1002070	MS:1001861		t-test
MS:1002071	MS:1001861		ANOVA-test
MS:1002072	MS:1001805		p-value
MS:1002073	MS:1001040		mzIdentML format
MS:1002074	MS:1001459		quantification file format
MS:1002075	MS:1002074		mzQuantML format
MS:1002076	MS:1001456		PAnalyzer
MS:1002077	MS:1003763,MS:1001536		impact
MS:1002078	MS:1002101	t	ProteomeDiscoverer:1. Static Modification
MS:1002079	MS:1002101	t	ProteomeDiscoverer:2. Static Modification
MS:1002080	MS:1002101		ProteomeDiscoverer:Spectrum Selector:Precursor Clipping Range Before
MS:1002081	MS:1002101		ProteomeDiscoverer:Spectrum Selector:Precursor Clipping Range After
MS:1002082	MS:1000503		first column elution time
MS:1002083	MS:1000503		second column elution time
MS:1002084	MS:1000857		multidimensional chromatography modulation description
MS:1002085	MS:1002084		two-dimensional gas chromatography with fixed modulation time
MS:1002086	MS:1002084		two-dimensional gas chromatography with discrete modulation time steps
MS:1002087	MS:1002084		two-dimensional liquid chromatography with fixed modulation time
MS:1002088	MS:1002084		two-dimensional liquid chromatography with discrete modulation time steps
MS:1002089	MS:1002101		ProteomeDiscoverer:Peptide Without Protein XCorr Threshold
MS:1002090	MS:1002094		Calculate Probability Scores
MS:1002091	MS:1002101		ProteomeDiscoverer:Maximum Delta Cn
MS:1002092	MS:1002107		Percolator:Validation based on
MS:1002093	MS:1001249		search engine input parameter
MS:1002094	MS:1002093		common search engine input parameter
MS:1002095	MS:1001302		Mascot input parameter
MS:1002096	MS:1001302		SEQUEST input parameter
MS:1002097	MS:1001302		Phenyx input parameter
MS:1002098	MS:1001302		ProteinExtractor input parameter
MS:1002099	MS:1001302		OMSSA input parameter
MS:1002100	MS:1001302		ProteinScape input parameter
MS:1002101	MS:1001302		ProteomeDiscoverer input parameter
MS:1002103	MS:1001249		software input parameter
MS:1002104	MS:1002103		common software input parameter
MS:1002105	MS:1002103		software specific input parameter
MS:1002106	MS:1002105		Scaffold input parameter
MS:1002107	MS:1002105		Percolator input parameter
MS:1002108			higher score better
MS:1002109			lower score better
MS:1002110	MS:1001806		assay attribute
MS:1002111	MS:1001806		assay label attribute
MS:1002112	MS:1001806		protein group list attribute
MS:1002113	MS:1001806		protein group attribute
MS:1002114	MS:1001806		protein list attribute
MS:1002115	MS:1001806		peptide consensus list attribute
MS:1002116	MS:1001806		peptide consensus attribute
MS:1002117	MS:1001806		small molecule list attribute
MS:1002118	MS:1001806		small molecule attribute
MS:1002119	MS:1001806		small molecule modification attribute
MS:1002120	MS:1001806		experiment name
MS:1002121	MS:1001828		spectral count feature
MS:1002122	MS:1001825		counts reporting
MS:1002123	MS:1001139		x-Tracker
MS:1002124	MS:1001139		ProteoSuite
MS:1002125	MS:1001143,MS:1001153	t	combined FDRScore
MS:1002126	MS:1001013		database UniProtKB
MS:1002127	MS:1001806		identification file attribute
MS:1002128	MS:1001459		method file format
MS:1002129	MS:1001139,MS:1000752		ITRAQAnalyzer
MS:1002130	MS:1001459		identification file format
MS:1002131	MS:1000752		TOPP noise filter
MS:1002132	MS:1002131		TOPP NoiseFilterGaussian
MS:1002133	MS:1002131		TOPP NoiseFilterSGolay
MS:1002134	MS:1000752		TOPP peak picker
MS:1002135	MS:1002134		TOPP PeakPickerHiRes
MS:1002136	MS:1002134		TOPP PeakPickerWavelet
MS:1002137	MS:1000752		TOPP spectra filter
MS:1002138	MS:1002137		TOPP SpectraFilterBernNorm
MS:1002139	MS:1002137		TOPP SpectraFilterMarkerMower
MS:1002140	MS:1002137		TOPP SpectraFilterNLargest
MS:1002141	MS:1002137		TOPP SpectraFilterNormalizer
MS:1002142	MS:1002137		TOPP SpectraFilterParentPeakMower
MS:1002143	MS:1002137		TOPP SpectraFilterScaler
MS:1002144	MS:1002137		TOPP SpectraFilterSqrtMower
MS:1002145	MS:1002137		TOPP SpectraFilterThresholdMower
MS:1002146	MS:1002137		TOPP SpectraFilterWindowMower
MS:1002147	MS:1000752		TOPP map aligner
MS:1002148	MS:1002147		TOPP MapAlignerIdentification
MS:1002149	MS:1002147		TOPP MapAlignerPoseClustering
MS:1002150	MS:1002147		TOPP MapAlignerSpectrum
MS:1002151	MS:1001806		numerator data type attribute
MS:1002152	MS:1001806		denominator data type attribute
MS:1002153	MS:1002738		protein level PSM counts
MS:1002154	MS:1000752		TOPP DTAExtractor
MS:1002155	MS:1000752		TOPP IDMerger
MS:1002156	MS:1000752		TOPP IDFileConverter
MS:1002157	MS:1000752		TOPP SpectraMerger
MS:1002158	MS:1000752		TOPP MzTabExporter
MS:1002159	MS:1000752		TOPP MassTraceExtractor
MS:1002160	MS:1000752		TOPP PrecursorMassCorrector
MS:1002161	MS:1000752		TOPP HighResPrecursorMassCorrector
MS:1002162	MS:1000752		TOPP AdditiveSeries
MS:1002163	MS:1000752		TOPP Decharger
MS:1002164	MS:1000752		TOPP EICExtractor
MS:1002165	MS:1000752		TOPP feature finder
MS:1002166	MS:1002165		TOPP FeatureFinderCentroided
MS:1002167	MS:1002165		TOPP FeatureFinderRaw
MS:1002168	MS:1002165		TOPP FeatureFinderIsotopeWavelet
MS:1002169	MS:1002165		TOPP FeatureFinderMetabo
MS:1002170	MS:1002165		TOPP FeatureFinderMRM
MS:1002171	MS:1000752		TOPP ProteinQuantifier
MS:1002172	MS:1000752		TOPP ConsensusMapNormalizer
MS:1002173	MS:1000752		TOPP MapRTTransformer
MS:1002174	MS:1000752		TOPP feature linker
MS:1002175	MS:1002174		TOPP FeatureLinkerLabeled
MS:1002176	MS:1002174		TOPP FeatureLinkerUnlabeled
MS:1002177	MS:1002174		TOPP FeatureLinkerUnlabeledQT
MS:1002178	MS:1000752		TOPP CompNovo
MS:1002179	MS:1000752		TOPP CompNovoCID
MS:1002180	MS:1000752		TOPP software adaptor
MS:1002181	MS:1002180		TOPP InspectAdapter
MS:1002182	MS:1002180		TOPP MascotAdapter
MS:1002183	MS:1002180		TOPP MascotAdapterOnline
MS:1002184	MS:1002180		TOPP OMSSAAdapter
MS:1002185	MS:1002180		TOPP PepNovoAdapter
MS:1002186	MS:1002180		TOPP XTandemAdapter
MS:1002187	MS:1000752		TOPP SpecLibSearcher
MS:1002188	MS:1000752		TOPP ConsensusID
MS:1002189	MS:1000752		TOPP IDConflictResolver
MS:1002190	MS:1000752		TOPP IDFilter
MS:1002191	MS:1000752		TOPP IDMapper
MS:1002192	MS:1000752		TOPP IDPosteriorErrorProbability
MS:1002193	MS:1000752		TOPP IDRTCalibration
MS:1002194	MS:1000752		TOPP PeptideIndexer
MS:1002195	MS:1000752		TOPP PrecursorIonSelector
MS:1002196	MS:1000752		TOPP MRMMapper
MS:1002197	MS:1000752		TOPP OpenSwath component
MS:1002198	MS:1002197		TOPP OpenSwathAnalyzer
MS:1002199	MS:1002197		TOPP OpenSwathChromatogramExtractor
MS:1002200	MS:1002197		TOPP OpenSwathDecoyGenerator
MS:1002201	MS:1002197		TOPP OpenSwathFeatureXMLToTSV
MS:1002202	MS:1002197		TOPP OpenSwathRTNormalizer
MS:1002203	MS:1000752		TOPP ProteinInference
MS:1002204	MS:1000752		TOPP FalseDiscoveryRate
MS:1002205	MS:1000615		ProteoWizard msconvert
MS:1002206	MS:1000615		ProteoWizard idconvert
MS:1002207	MS:1000615		ProteoWizard chainsaw
MS:1002208	MS:1000615		ProteoWizard msaccess
MS:1002209	MS:1000615		ProteoWizard SeeMS
MS:1002210	MS:1001139,MS:1001456		IsobariQ
MS:1002211	MS:1001861		Variance stabilizing normalization
MS:1002212	MS:1002009		IPTL quantitation analysis
MS:1002213	MS:1001600		PAnalyzer:conclusive protein
MS:1002214	MS:1001600		PAnalyzer:indistinguishable protein
MS:1002215	MS:1001600		PAnalyzer:non-conclusive protein
MS:1002216	MS:1001600		PAnalyzer:ambiguous group member
MS:1002217	MS:1001105		decoy peptide
MS:1002218	MS:1000138		percent collision energy ramp start
MS:1002219	MS:1000138		percent collision energy ramp end
MS:1002220	MS:1000871		MRMaid
MS:1002221	MS:1001105,MS:1002363		MRMaid:peptide score
MS:1002222	MS:1000455		SRM transition attribute
MS:1002223	MS:1002222		precursor ion detection probability
MS:1002224	MS:1002222		product ion detection probability
MS:1002225	MS:1001226		average product ion intensity
MS:1002226	MS:1001226		product ion intensity standard deviation
MS:1002227	MS:1002222		number of product ion observations
MS:1002228	MS:1002222		number of precursor ion observations
MS:1002229	MS:1002101		ProteomeDiscoverer:Mascot:Significance Middle
MS:1002230	MS:1002101		ProteomeDiscoverer:Mascot:Significance High
MS:1002231	MS:1002479		regular expressions for a GUID
MS:1002232	MS:1002101		ProteomeDiscoverer:Default FDR calculator
MS:1002233	MS:1002101		ProteomeDiscoverer:SEQUEST:Low resolution spectra contained
MS:1002234	MS:1000455		selected precursor m/z
MS:1002235	MS:1002363		ProteoGrouper:PDH score
MS:1002236	MS:1002368		ProteoGrouper:PAG score
MS:1002237	MS:1001456		mzidLib
MS:1002238	MS:1002237		mzidLib:Omssa2Mzid
MS:1002239	MS:1002237		mzidLib:Tandem2Mzid
MS:1002240	MS:1002237		mzidLib:Csv2Mzid
MS:1002241	MS:1002237		mzidLib:ProteoGrouper
MS:1002242	MS:1002237		mzidLib:Thresholder
MS:1002243	MS:1002237		mzidLib:Perform emPAI on mzid
MS:1002244	MS:1002237		mzidLib:FalseDiscoveryRate
MS:1002245	MS:1002237		mzidLib:Mzidentml2Csv
MS:1002246	MS:1002237		mzidLib:CombineSearchEngines
MS:1002247	MS:1002237		mzidLib:InsertMetaDataFromFasta
MS:1002248	MS:1001143		SEQUEST:spscore
MS:1002249	MS:1001143		SEQUEST:sprank
MS:1002250	MS:1001143		SEQUEST:deltacnstar
MS:1002251	MS:1001456		Comet
MS:1002252	MS:1001143		Comet:xcorr
MS:1002253	MS:1001143		Comet:deltacn
MS:1002254	MS:1001143		Comet:deltacnstar
MS:1002255	MS:1001143		Comet:spscore
MS:1002256	MS:1001143		Comet:sprank
MS:1002257	MS:1001153,MS:1001143		Comet:expectation value
MS:1002258	MS:1001143		Comet:matched ions
MS:1002259	MS:1001143		Comet:total ions
MS:1002260	MS:1002483		PSM:FDR threshold
MS:1002261	MS:1001456		Byonic
MS:1002262	MS:1001143		Byonic:Score
MS:1002263	MS:1001143		Byonic:Delta Score
MS:1002264	MS:1001143		Byonic:DeltaMod Score
MS:1002265	MS:1001143		Byonic:PEP
MS:1002266	MS:1001143		Byonic:Peptide LogProb
MS:1002267	MS:1002363,MS:1002363		Byonic:Protein LogProb
MS:1002268	MS:1001116,MS:1001153		Byonic:Best LogProb
MS:1002269	MS:1002363		Byonic:Best Score
MS:1002270	MS:1000857		chromatography separation
MS:1002271	MS:1002270		liquid chromatography separation
MS:1002272	MS:1002270		gas chromatography separation
MS:1002273	MS:1000481		detector potential
MS:1002274	MS:1003950,MS:1000126		SQ Detector 2
MS:1002275	MS:1003951,MS:1000126		Xevo G2-S Tof
MS:1002276	MS:1003763,MS:1000126		Xevo G2-S QTof
MS:1002277	MS:1003949,MS:1000126		AutoSpec Premier
MS:1002278	MS:1003951,MS:1003733,MS:1001800		Pegasus III
MS:1002279	MS:1003763,MS:1001547		maXis 4G
MS:1002280	MS:1003763,MS:1001536		compact
MS:1002281	MS:1001838		SRM feature level quantitation
MS:1002282	MS:1001838		SRM peptide level quantitation
MS:1002283	MS:1001838		SRM protein level quantitation
MS:1002284	MS:1001838		SRM proteingroup level quantitation
MS:1002285	MS:1001456		Trans-Proteomic Pipeline
MS:1002286	MS:1001456		Trans-Proteomic Pipeline software
MS:1002287	MS:1002286		PeptideProphet
MS:1002288	MS:1002286		iProphet
MS:1002289	MS:1002286		ProteinProphet
MS:1002290	MS:1002286		XPRESS
MS:1002291	MS:1002286		Libra
MS:1002292	MS:1002286		PTMProphet
MS:1002293	MS:1000122		Bruker Daltonics SCION series
MS:1002294	MS:1000122		Bruker Daltonics EVOQ series
MS:1002295	MS:1003950,MS:1002293		SCION SQ
MS:1002296	MS:1003762,MS:1002293		SCION TQ
MS:1002297	MS:1003762,MS:1002294		EVOQ Elite
MS:1002298	MS:1003762,MS:1002294		EVOQ Qube
MS:1002299	MS:1003763,MS:1001536		micrOTOF-Q III
MS:1002300	MS:1003952,MS:1001545		amaZon Speed ETD
MS:1002301	MS:1003952,MS:1001545		amaZon Speed
MS:1002302	MS:1000560		Bruker Container format
MS:1002303	MS:1000767		Bruker Container nativeID format
MS:1002304			domain range
MS:1002305	MS:1002304		value between 0 and 1 inclusive
MS:1002306	MS:1002304		value greater than zero
MS:1002307	MS:1001221		fragmentation ion type
MS:1002308	MS:1000026		fluorescence detector
MS:1002309	MS:1001143		Byonic: Peptide AbsLogProb
MS:1002310	MS:1002363		Byonic: Protein AbsLogProb
MS:1002311	MS:1001143		Byonic: Peptide AbsLogProb2D
MS:1002312	MS:1000572		MS-Numpress linear prediction compression
MS:1002313	MS:1000572		MS-Numpress positive integer compression
MS:1002314	MS:1000572		MS-Numpress short logged float compression
MS:1002315	MS:1001405		consensus result
MS:1002316	MS:1002101		ProteomeDiscoverer:Amanda:high confidence threshold
MS:1002317	MS:1002101		ProteomeDiscoverer:Amanda:middle confidence threshold
MS:1002318	MS:1002101		ProteomeDiscoverer:automatic workload
MS:1002319	MS:1001143		Amanda:AmandaScore
MS:1002320	MS:1002101		ProteomeDiscoverer:max differential modifications
MS:1002321	MS:1002101		ProteomeDiscoverer:max equal modifications
MS:1002322	MS:1002101		ProteomeDiscoverer:min peptide length
MS:1002323	MS:1002101		ProteomeDiscoverer:max peptide length
MS:1002324	MS:1002101		ProteomeDiscoverer:max number neutral loss
MS:1002325	MS:1002101		ProteomeDiscoverer:max number neutral loss modifications
MS:1002326	MS:1002101		ProteomeDiscoverer:use flanking ions
MS:1002327	MS:1002101		ProteomeDiscoverer:max number of same modifs
MS:1002328	MS:1002101		ProteomeDiscoverer:perform deisotoping
MS:1002329	MS:1002101		ProteomeDiscoverer:ion settings
MS:1002330	MS:1002101	t	ProteomeDiscoverer:3. Static Modification
MS:1002331	MS:1002101	t	ProteomeDiscoverer:5. Dynamic Modification
MS:1002332	MS:1002033		lab head
MS:1002333	MS:1001457		conversion software
MS:1002334	MS:1002333		ProCon
MS:1002335	MS:1002333		PRIDE Converter2
MS:1002336	MS:1001456		Amanda
MS:1002337	MS:1001456		Andromeda
MS:1002338	MS:1001143		Andromeda:score
MS:1002339	MS:1001405		site:global FDR
MS:1002340	MS:1000878		ProteomeXchange project tag
MS:1002341	MS:1001105		second-pass peptide identification
MS:1002342	MS:1001456,MS:1001457		mzmine
MS:1002343		t	ion stability type
MS:1002344	MS:1001456,MS:1001457		Maltcms
MS:1002345	MS:1002694		PSM-level attribute
MS:1002346	MS:1002694		protein group-level identification attribute
MS:1002347	MS:1002345		PSM-level identification statistic
MS:1002348	MS:1002346		protein group-level identification statistic
MS:1002349	MS:1002304		value greater than zero but less than or equal to one
MS:1002350	MS:1002701		PSM-level global FDR
MS:1002351	MS:1002347		PSM-level local FDR
MS:1002352	MS:1002347		PSM-level p-value
MS:1002353	MS:1002347		PSM-level e-value
MS:1002354	MS:1002347		PSM-level q-value
MS:1002355	MS:1001143,MS:1002363		PSM-level FDRScore
MS:1002356	MS:1001143,MS:1002363		PSM-level combined FDRScore
MS:1002357	MS:1002347		PSM-level probability
MS:1002358	MS:1001092		search engine specific peptide sequence-level identification statistic
MS:1002359	MS:1001092		peptide sequence-level local FDR
MS:1002360	MS:1002358,MS:1002363		distinct peptide-level FDRScore
MS:1002361	MS:1002358,MS:1002363		distinct peptide-level combined FDRScore
MS:1002362	MS:1001092		peptide sequence-level probability
MS:1002363	MS:1001116		search engine specific score for proteins
MS:1002364	MS:1001116		protein-level local FDR
MS:1002365	MS:1002363		FDRScore for proteins
MS:1002366	MS:1002363		combined FDRScore for proteins
MS:1002367	MS:1001116		probability for proteins
MS:1002368	MS:1002348		search engine specific score for protein groups
MS:1002369	MS:1002706		protein group-level global FDR
MS:1002370	MS:1002348		protein group-level local FDR
MS:1002371	MS:1002348		protein group-level p-value
MS:1002372	MS:1002348		protein group-level e-value
MS:1002373	MS:1002348		protein group-level q-value
MS:1002374	MS:1002368		protein group-level FDRScore
MS:1002375	MS:1002368		protein group-level combined FDRScore
MS:1002376	MS:1002348		protein group-level probability
MS:1002377	MS:1002101		ProteomeDiscoverer:Relaxed Score Threshold
MS:1002378	MS:1002101		ProteomeDiscoverer:Strict Score Threshold
MS:1002379	MS:1002101		ProteomeDiscoverer:Peptide Without Protein Cut Off Score
MS:1002380	MS:1001405		false localization rate
MS:1002381	MS:1001455,MS:1001456,MS:1001457,MS:1001557		MALDI Solutions LC-MALDI
MS:1002382	MS:1003946,MS:1000602		Shimadzu MALDI-7090
MS:1002383	MS:1000531		SCiLS software
MS:1002384	MS:1002383,MS:1001456,MS:1001457		SCiLS Lab
MS:1002385	MS:1000560		SCiLS Lab format
MS:1002386	MS:1001457		preprocessing software
MS:1002387	MS:1002414,MS:1001456		PIA
MS:1002388	MS:1001040		PIA XML format
MS:1002389	MS:1002105,MS:1001302		PIA workflow parameter
MS:1002390	MS:1002389		PIA:FDRScore calculated
MS:1002391	MS:1002389		PIA:Combined FDRScore calculated
MS:1002392	MS:1002389		PIA:PSM sets created
MS:1002393	MS:1002389		PIA:used top identifications for FDR
MS:1002394	MS:1002363		PIA:protein score
MS:1002395	MS:1002389		PIA:protein inference
MS:1002396	MS:1002389		PIA:protein inference filter
MS:1002397	MS:1002389		PIA:protein inference scoring
MS:1002398	MS:1002389		PIA:protein inference used score
MS:1002399	MS:1002389		PIA:protein inference used PSMs
MS:1002400	MS:1002389		PIA:filter
MS:1002401	MS:1001101		leading protein
MS:1002402	MS:1001101		non-leading protein
MS:1002403	MS:1001101		group representative
MS:1002404	MS:1002704,MS:4000003		count of identified proteins
MS:1002405	MS:1002699		protein group-level result list attribute
MS:1002406	MS:1002405		count of identified clusters
MS:1002407	MS:1002698		cluster identifier
MS:1002408	MS:1002405		number of distinct protein sequences
MS:1002409	MS:1001101		marginally distinguished protein
MS:1002410	MS:1000871,MS:1001139		Anubis
MS:1002411	MS:1002128		TraML format
MS:1002412	MS:1002737		total XIC area
MS:1002413	MS:1001805		product background
MS:1002414	MS:1001457		postprocessing software
MS:1002415	MS:1002346		protein group passes threshold
MS:1002416	MS:1003770,MS:1000494		Orbitrap Fusion
MS:1002417	MS:1003770,MS:1000494		Orbitrap Fusion ETD
MS:1002418	MS:1003762,MS:1000494		TSQ Quantiva
MS:1002419	MS:1003762,MS:1000494		TSQ Endura
MS:1002420	MS:1000878		PASSEL experiment URI
MS:1002421	MS:1001302		Paragon input parameter
MS:1002422	MS:1002421		Paragon: sample type
MS:1002423	MS:1002421		Paragon: cysteine alkylation
MS:1002424	MS:1002421		Paragon: instrument setting
MS:1002425	MS:1002421		Paragon: search effort
MS:1002426	MS:1002421		Paragon: ID focus
MS:1002427	MS:1002421		Paragon: FDR analysis
MS:1002428	MS:1002421		Paragon: quantitation
MS:1002429	MS:1002421		Paragon: background correction
MS:1002430	MS:1002421		Paragon: bias correction
MS:1002431	MS:1002421		Paragon: channel to use as denominator in ratios
MS:1002432	MS:1001249		search engine specific input metadata
MS:1002433	MS:1002432		Paragon: modified data dictionary or parameter translation
MS:1002434	MS:1001249		number of spectra searched
MS:1002435	MS:1000630		data processing start time
MS:1002436	MS:1001249		Paragon: digestion
MS:1002437	MS:1001011		number of decoy sequences
MS:1002438			spectrum identification list result details
MS:1002439	MS:1002438		final PSM list
MS:1002440	MS:1002438		intermediate PSM list
MS:1002441	MS:1000560		Andi-MS format
MS:1002442	MS:1001459		chromatograph file format
MS:1002443	MS:1002442		Andi-CHROM format
MS:1002444	MS:1003762,MS:1000490		6420 Triple Quadrupole LC/MS
MS:1002445	MS:1003762,MS:1000490		6460 Triple Quadrupole LC/MS
MS:1002446	MS:1003762,MS:1000490		6490 Triple Quadrupole LC/MS
MS:1002447	MS:1002421		Paragon:special factor
MS:1002448	MS:1001143		PEAKS:inChorusPeptideScore
MS:1002449	MS:1002363		PEAKS:inChorusProteinScore
MS:1002450	MS:1001066		param: b ion-H3PO4 DEPRECATED
MS:1002451	MS:1001066		param: y ion-H3PO4 DEPRECATED
MS:1002452	MS:1001456,MS:1001457		Maui
MS:1002453	MS:1002094		No fixed modifications searched
MS:1002454	MS:1002094		No variable modifications searched
MS:1002455	MS:1000336,MS:1002473	t	H2O neutral loss
MS:1002456	MS:1000336,MS:1002473	t	NH3 neutral loss
MS:1002457	MS:1000336,MS:1002473	t	H3PO4 neutral loss
MS:1002458	MS:1001456		PeptideShaker
MS:1002459	MS:1001040		MS Amanda csv format
MS:1002460	MS:1002706		protein group-level global FNR
MS:1002461	MS:1002348		protein group-level confidence
MS:1002462	MS:1002703		peptide sequence-level global FNR
MS:1002463	MS:1002703		peptide sequence-level global confidence
MS:1002464	MS:1002701		PSM-level global FNR
MS:1002465	MS:1002701		PSM-level global confidence
MS:1002466	MS:1001143		PeptideShaker PSM score
MS:1002467	MS:1001143		PeptideShaker PSM confidence
MS:1002468	MS:1002358,MS:1002363		PeptideShaker peptide score
MS:1002469	MS:1002363		PeptideShaker peptide confidence
MS:1002470	MS:1002363,MS:1002368		PeptideShaker protein group score
MS:1002471	MS:1002363		PeptideShaker protein group confidence
MS:1002472	MS:1000133		trap-type collision-induced dissociation
MS:1002473	MS:1001249		ion series considered in search
MS:1002474	MS:1002368		ProteoAnnotator:non-canonical gene model score
MS:1002475	MS:1002368		ProteoAnnotator:count alternative peptides
MS:1002476	MS:1000455,MS:1002892,MS:1003254		ion mobility drift time
MS:1002477	MS:1002893		mean ion mobility drift time array
MS:1002478	MS:1000513		mean charge array
MS:1002479			regular expression
MS:1002480	MS:1002479		regular expression for a digital object identifier (DOI)
MS:1002481	MS:1000422		higher energy beam-type collision-induced dissociation
MS:1002482	MS:1001060		statistical threshold
MS:1002483	MS:1002573		PSM-level statistical threshold
MS:1002484	MS:1002573		peptide-level statistical threshold
MS:1002485	MS:1002572		protein-level statistical threshold
MS:1002486	MS:1002572		protein group-level statistical threshold
MS:1002487	MS:1000878		MassIVE dataset identifier
MS:1002488	MS:1000878		MassIVE dataset URI
MS:1002489	MS:1001080		special processing
MS:1002490	MS:1002489		peptide-level scoring
MS:1002491	MS:1002489		modification localization scoring
MS:1002492	MS:1002489		consensus scoring
MS:1002493	MS:1002489		sample pre-fractionation
MS:1002494	MS:1002489		crosslinking search
MS:1002495	MS:1002489		no special processing
MS:1002496	MS:1002658		group PSMs by sequence
MS:1002497	MS:1002658		group PSMs by sequence with modifications
MS:1002498	MS:1002658		group PSMs by sequence with modifications and charge
MS:1002499	MS:1002358	t	peptide level score
MS:1002500	MS:1001105		peptide passes threshold
MS:1002501	MS:1002701		no PSM threshold
MS:1002502	MS:1001105		no peptide-level threshold
MS:1002503	MS:1001105		PSM is used for peptide-level scoring
MS:1002504	MS:1001055		modification index
MS:1002505	MS:1002479		regular expression for modification localization scoring
MS:1002506	MS:1001055		modification position score
MS:1002507	MS:1002506		modification rescoring:false localization rate
MS:1002508	MS:1002694		crosslinking attribute
MS:1002509	MS:1002508		crosslink donor
MS:1002510	MS:1002508		crosslink acceptor
MS:1002511	MS:1002508		crosslink spectrum identification item
MS:1002512	MS:1002363		crosslinking score
MS:1002513	MS:1001805		molecules per cell
MS:1002514	MS:1001833		absolute quantitation analysis
MS:1002515	MS:1001832		internal peptide reference used
MS:1002516	MS:1001832		internal protein reference used
MS:1002517	MS:1001805		internal reference abundance
MS:1002518	MS:1002739		Progenesis:protein group normalised abundance
MS:1002519	MS:1002739		Progenesis:protein group raw abundance
MS:1002520	MS:1001105		peptide group ID
MS:1002521	MS:1000857		mass spectrometry imaging
MS:1002522	MS:1002101		ProteomeDiscoverer:1. Static Terminal Modification
MS:1002523	MS:1003769,MS:1000494		Q Exactive HF
MS:1002524	MS:1003961,MS:1001457		PepFinder
MS:1002525	MS:1003762,MS:1000494		TSQ 8000 Evo
MS:1002526	MS:1003953,MS:1000494		Exactive Plus
MS:1002527	MS:1000503		instrument specific scan attribute
MS:1002528	MS:1002527		synchronous prefilter selection
MS:1002529	MS:1000513		resolution array
MS:1002530	MS:1000513		baseline array
MS:1002531	MS:1000560		UIMF format
MS:1002532	MS:1000767		UIMF nativeID format
MS:1002533	MS:1003763,MS:1000121		TripleTOF 6600
MS:1002534	MS:1001143		ProLuCID:xcorr
MS:1002535	MS:1001143		ProLuCID:deltacn
MS:1002536	MS:1001968		D-Score
MS:1002537	MS:1001968		MD-Score
MS:1002538	MS:1001405		PTM localization confidence metric
MS:1002539	MS:1002538		PeptideShaker PTM confidence type
MS:1002540	MS:1002347		PeptideShaker PSM confidence type
MS:1002541	MS:1002358		PeptideShaker peptide confidence type
MS:1002542	MS:1001116		PeptideShaker protein confidence type
MS:1002543	MS:1001456		xiFDR
MS:1002544	MS:1001456		xi
MS:1002545	MS:1001143		xi:score
MS:1002546	MS:1001139,MS:1001456		Skyline mzQuantML converter
MS:1002547	MS:1001805		normalized spectral abundance factor
MS:1002548	MS:1001805		distributed normalized spectral abundance factor
MS:1002549	MS:1002689		PTM localization distinct peptide-level statistic
MS:1002550	MS:1002549		peptide:phosphoRS score
MS:1002551	MS:1002549		peptide:Ascore
MS:1002552	MS:1002549		peptide:H-Score
MS:1002553	MS:1002549		peptide:D-Score
MS:1002554	MS:1002549		peptide:MD-Score
MS:1002555	MS:1001405		PTM localization score threshold
MS:1002556	MS:1002555		Ascore threshold
MS:1002557	MS:1002555		D-Score threshold
MS:1002558	MS:1002555		MD-Score threshold
MS:1002559	MS:1002555		H-Score threshold
MS:1002560	MS:1002555		DeBunker:score threshold
MS:1002561	MS:1002555		Mascot:PTM site assignment confidence threshold
MS:1002562	MS:1002555		MSQuant:PTM-score threshold
MS:1002563	MS:1002555		MaxQuant:PTM Score threshold
MS:1002564	MS:1002555		MaxQuant:P-site localization probability threshold
MS:1002565	MS:1002555		MaxQuant:PTM Delta Score threshold
MS:1002566	MS:1002555		MaxQuant:Phospho (STY) Probabilities threshold
MS:1002567	MS:1002555		phosphoRS score threshold
MS:1002568	MS:1002555		phosphoRS site probability threshold
MS:1002569	MS:1002101		ProteomeDiscoverer:Number of Spectra Processed At Once
MS:1002570	MS:1001101		sequence multiply subsumable protein
MS:1002571	MS:1001101		spectrum multiply subsumable protein
MS:1002572	MS:1002482		protein detection statistical threshold
MS:1002573	MS:1002482		spectrum identification statistical threshold
MS:1002574	MS:1002286		ASAPRatio
MS:1002575	MS:1001456		Tide
MS:1002576	MS:1001040		Andromeda result format
MS:1002577	MS:1003765,MS:1000121		2000 QTRAP
MS:1002578	MS:1003765,MS:1000121		2500 QTRAP
MS:1002579	MS:1003765,MS:1000121		3500 QTRAP
MS:1002580	MS:1003765,MS:1000121		QTRAP 4500
MS:1002581	MS:1003765,MS:1000121		QTRAP 6500
MS:1002582	MS:1003765,MS:1000121		QTRAP 6500+
MS:1002583	MS:1003763,MS:1000121		TripleTOF 4600
MS:1002584	MS:1003763,MS:1000121		TripleTOF 5600+
MS:1002585	MS:1003950,MS:1000121		API 100
MS:1002586	MS:1003950,MS:1000121		API 100LC
MS:1002587	MS:1003950,MS:1000121		API 165
MS:1002588	MS:1003762,MS:1000121		API 300
MS:1002589	MS:1003762,MS:1000121		API 350
MS:1002590	MS:1003762,MS:1000121		API 365
MS:1002591	MS:1003762,MS:1000121		Triple Quad 3500
MS:1002592	MS:1003762,MS:1000121		Triple Quad 4500
MS:1002593	MS:1003762,MS:1000121		Triple Quad 5500
MS:1002594	MS:1003762,MS:1000121		Triple Quad 6500
MS:1002595	MS:1003762,MS:1000121		Triple Quad 6500+
MS:1002596	MS:1001456		ProLuCID
MS:1002597	MS:1000560		MS1 format
MS:1002598	MS:1001456		DTASelect
MS:1002599	MS:1001405		splash key
MS:1002600	MS:1002130,MS:1001405		PRIDE XML
MS:1002601	MS:1000914,MS:1002130		mzTab
MS:1002602	MS:1002111,MS:1000548		sample label
MS:1002603	MS:1002602		ICAT reagent
MS:1002604	MS:1002603		ICAT heavy reagent
MS:1002605	MS:1002603		ICAT light reagent
MS:1002606	MS:1002602		ICPL reagent
MS:1002607	MS:1002606		ICPL reagent 0
MS:1002608	MS:1002606		ICPL reagent 4
MS:1002609	MS:1002606		ICPL reagent 6
MS:1002610	MS:1002606		ICPL reagent 10
MS:1002611	MS:1002602		SILAC reagent
MS:1002612	MS:1002611		SILAC heavy reagent
MS:1002613	MS:1002611		SILAC medium reagent
MS:1002614	MS:1002611		SILAC light reagent
MS:1002615	MS:1002602		TMT reagent
MS:1002616	MS:1002615		TMT reagent 126
MS:1002617	MS:1002615		TMT reagent 127
MS:1002618	MS:1002615		TMT reagent 128
MS:1002619	MS:1002615		TMT reagent 129
MS:1002620	MS:1002615		TMT reagent 130
MS:1002621	MS:1002615		TMT reagent 131
MS:1002622	MS:1002602		iTRAQ reagent
MS:1002623	MS:1002622		iTRAQ reagent 113
MS:1002624	MS:1002622		iTRAQ reagent 114
MS:1002625	MS:1002622		iTRAQ reagent 115
MS:1002626	MS:1002622		iTRAQ reagent 116
MS:1002627	MS:1002622		iTRAQ reagent 117
MS:1002628	MS:1002622		iTRAQ reagent 118
MS:1002629	MS:1002622		iTRAQ reagent 119
MS:1002630	MS:1002622		iTRAQ reagent 121
MS:1002631	MS:1003181		electron-transfer/higher-energy collision dissociation
MS:1002632	MS:1000878		jPOST dataset identifier
MS:1002633	MS:1000878		jPOST dataset URI
MS:1002634	MS:1003769,MS:1000494		Q Exactive Plus
MS:1002635	MS:1002489		proteogenomics search
MS:1002636	MS:1001105		proteogenomics attribute
MS:1002637	MS:1002636		chromosome name
MS:1002638	MS:1002636		chromosome strand
MS:1002639	MS:1002636	t	peptide start on chromosome
MS:1002640	MS:1002636		peptide end on chromosome
MS:1002641	MS:1002636		peptide exon count
MS:1002642	MS:1002636		peptide exon nucleotide sizes
MS:1002643	MS:1002636		peptide start positions on chromosome
MS:1002644	MS:1002636		genome reference version
MS:1002645	MS:1001456,MS:1001457		MSDK
MS:1002646			native spectrum identifier format, combined spectra
MS:1002647	MS:1002646		Thermo nativeID format, combined spectra
MS:1002648	MS:1002646		Waters nativeID format, combined spectra
MS:1002649	MS:1002646		WIFF nativeID format, combined spectra
MS:1002650	MS:1002646		Bruker/Agilent YEP nativeID format, combined spectra
MS:1002651	MS:1002646		Bruker BAF nativeID format, combined spectra
MS:1002652	MS:1002646		Bruker FID nativeID format, combined spectra
MS:1002653	MS:1002646		multiple peak list nativeID format, combined spectra
MS:1002654	MS:1002646		single peak list nativeID format, combined spectra
MS:1002655	MS:1002646		scan number only nativeID format, combined spectra
MS:1002656	MS:1002646		spectrum identifier nativeID format, combined spectra
MS:1002657	MS:1002646		mzML unique identifier, combined spectra
MS:1002658			identification parameter
MS:1002659	MS:1001347		UniProtKB text sequence format
MS:1002660	MS:1001347		UniProtKB XML sequence format
MS:1002661	MS:1001456		Morpheus
MS:1002662	MS:1001143		Morpheus:Morpheus score
MS:1002663	MS:1002368		Morpheus:summed Morpheus score
MS:1002664	MS:1002675		interaction score derived from crosslinking
MS:1002665	MS:1002479		regular expression for interaction scores derived from crosslinking
MS:1002666	MS:1003763,MS:1001536		impact II
MS:1002667	MS:1003763,MS:1001536		impact HD
MS:1002668	MS:1002307		frag: iTRAQ 4plex reporter ion
MS:1002669	MS:1002307		frag: iTRAQ 8plex reporter ion
MS:1002670	MS:1002307		frag: TMT reporter ion
MS:1002671	MS:1002307		frag: TMT ETD reporter ion
MS:1002672	MS:1002555		no modification threshold
MS:1002673	MS:1000752		OpenXQuest
MS:1002674	MS:1003763,MS:1000121		X500R QTOF
MS:1002675			crosslinking result details
MS:1002676	MS:1002664		protein-pair-level global FDR
MS:1002677	MS:1002664		residue-pair-level global FDR
MS:1002678	MS:1000422		supplemental beam-type collision-induced dissociation
MS:1002679	MS:1000133		supplemental collision-induced dissociation
MS:1002680	MS:1000510		supplemental collision energy
MS:1002681	MS:1001143,MS:1001153		OpenXQuest:combined score
MS:1002682	MS:1001143,MS:1001153		OpenXQuest:xcorr xlink
MS:1002683	MS:1001143,MS:1001153		OpenXQuest:xcorr common
MS:1002684	MS:1001143,MS:1001153		OpenXQuest:match-odds
MS:1002685	MS:1001143,MS:1001153		OpenXQuest:intsum
MS:1002686	MS:1001143,MS:1001153		OpenXQuest:wTIC
MS:1002687	MS:1001405		analysis attribute
MS:1002688	MS:1002687		PTM localization attribute
MS:1002689	MS:1002688		PTM localization single result statistic
MS:1002690	MS:1002688		PTM localization result list statistic
MS:1002691	MS:1002690		global FLR
MS:1002692	MS:1002690		local FLR at threshold
MS:1002693	MS:1002687		identification attribute
MS:1002694	MS:1002693		single identification result attribute
MS:1002695	MS:1002307		frag: isobaric label ion
MS:1002697	MS:1002307		secondary isotope peak
MS:1002698	MS:1002694		protein cluster identification attribute
MS:1002699	MS:1002693		result list attribute
MS:1002700	MS:1002699		PSM-level result list attribute
MS:1002701	MS:1002700		PSM-level result list statistic
MS:1002702	MS:1002699		peptide sequence-level result list attribute
MS:1002703	MS:1002702		peptide sequence-level result list statistic
MS:1002704	MS:1002699		protein-level result list attribute
MS:1002705	MS:1002704		protein-level result list statistic
MS:1002706	MS:1002405		protein group-level result list statistic
MS:1002707	MS:1001180		(?=[KR])
MS:1002708	MS:1001045		LysargiNase
MS:1002709			compound data type
MS:1002710	MS:1002709		list of type
MS:1002711	MS:1002710		list of strings
MS:1002712	MS:1002710		list of integers
MS:1002713	MS:1002710		list of floats
MS:1002714	MS:1001456,MS:1001457		FLASHDeconv
MS:1002715	MS:1000626		temperature chromatogram
MS:1002716			measured element
MS:1002717	MS:1000694,MS:1001456,MS:1001457		Waters DATA Convert
MS:1002719	MS:1003951,MS:1003733,MS:1001800		Pegasus BT
MS:1002720	MS:1001456		MSPathFinder
MS:1002721	MS:1002353,MS:1001143		MSPathFinder:SpecEValue
MS:1002722	MS:1002353,MS:1001143		MSPathFinder:EValue
MS:1002723	MS:1002354,MS:1001143		MSPathFinder:QValue
MS:1002724	MS:1001143		MSPathFinder:PepQValue
MS:1002725	MS:1001143		MSPathFinder:RawScore
MS:1002726	MS:1000126,MS:1003767		SYNAPT G2-Si
MS:1002727	MS:1003767,MS:1000126		MALDI SYNAPT G2-Si
MS:1002728	MS:1003767,MS:1000126		Vion IMS QTof
MS:1002729	MS:1003951,MS:1000126		Xevo G2-XS Tof
MS:1002730	MS:1003762,MS:1000126		Xevo TQ-XS
MS:1002731	MS:1003762,MS:1000126		Xevo TQ-S micro
MS:1002732	MS:1003770,MS:1000494		Orbitrap Fusion Lumos
MS:1002733	MS:1002737		peptide-level spectral count
MS:1002734	MS:1002737		peptide ion-level spectral count
MS:1002735	MS:1001805		feature-level quantification datatype
MS:1002736	MS:1001805		PSM-level quantification datatype
MS:1002737	MS:1001805		peptide-level quantification datatype
MS:1002738	MS:1001805		protein-level quantification datatype
MS:1002739	MS:1001805		protein group-level quantification datatype
MS:1002740	MS:1002636		unmapped peptide
MS:1002741	MS:1002636		unmapped protein
MS:1002742	MS:1000513		noise array
MS:1002743	MS:1000513		sampled noise m/z array
MS:1002744	MS:1000513		sampled noise intensity array
MS:1002745	MS:1000513		sampled noise baseline array
MS:1002746	MS:1000572		MS-Numpress linear prediction compression followed by zlib compression
MS:1002747	MS:1000572		MS-Numpress positive integer compression followed by zlib compression
MS:1002748	MS:1000572		MS-Numpress short logged float compression followed by zlib compression
MS:1002749	MS:1002095		Mascot:IntegratedSpectralLibrarySearch
MS:1002750	MS:1001456		NIST MSPepSearch
MS:1002751	MS:1001347		NIST MSP format
MS:1002752	MS:1001073		database type spectral library
MS:1002753	MS:1002304		value between 0 and 1000 inclusive
MS:1002754	MS:1001143		MSPepSearch:score
MS:1002755	MS:1001080		combined ms-ms + spectral library search
MS:1002756	MS:1002009		iodoTMT quantitation analysis
MS:1002757	MS:1002009		glyco-TMT quantitation analysis
MS:1002758	MS:1002009		aminoxyTMT quantitation analysis
MS:1002759	MS:1002009		hydrazideTMT quantitation analysis
MS:1002760	MS:1002009		iTRAQH quantitation analysis
MS:1002761	MS:1002009		DiART quantitation analysis
MS:1002762	MS:1002009		DiLeu quantitation analysis
MS:1002763	MS:1002615		TMT reagent 127N
MS:1002764	MS:1002615		TMT reagent 127C
MS:1002765	MS:1002615		TMT reagent 128N
MS:1002766	MS:1002615		TMT reagent 128C
MS:1002767	MS:1002615		TMT reagent 129N
MS:1002768	MS:1002615		TMT reagent 129C
MS:1002769	MS:1002615		TMT reagent 130N
MS:1002770	MS:1002615		TMT reagent 130C
MS:1002771	MS:1002602		DiART reagent
MS:1002772	MS:1002771		DiART reagent 114
MS:1002773	MS:1002771		DiART reagent 115
MS:1002774	MS:1002771		DiART reagent 116
MS:1002775	MS:1002771		DiART reagent 117
MS:1002776	MS:1002771		DiART reagent 118
MS:1002777	MS:1002771		DiART reagent 119
MS:1002778	MS:1002602		DiLeu reagent
MS:1002779	MS:1002778		DiLeu reagent 115
MS:1002780	MS:1002778		DiLeu reagent 116
MS:1002781	MS:1002778		DiLeu reagent 117
MS:1002782	MS:1002778		DiLeu reagent 118
MS:1002783	MS:1003763,MS:1000490		6550 iFunnel Q-TOF LC/MS
MS:1002784	MS:1003763,MS:1000490		6550A iFunnel Q-TOF LC/MS
MS:1002785	MS:1003763,MS:1000490		6520B Q-TOF LC/MS
MS:1002786	MS:1003763,MS:1000490		6530A Q-TOF LC/MS
MS:1002787	MS:1003763,MS:1000490		6530B Q-TOF LC/MS
MS:1002788	MS:1003763,MS:1000490		6538 Q-TOF LC/MS
MS:1002789	MS:1003763,MS:1000490		6540 Q-TOF LC/MS
MS:1002790	MS:1003763,MS:1000490		6542 Q-TOF LC/MS
MS:1002791	MS:1003763,MS:1000490		6545 Q-TOF LC/MS
MS:1002792	MS:1003767,MS:1000490		6560 Q-TOF LC/MS
MS:1002793	MS:1003763,MS:1000490		6570 Q-TOF LC/MS
MS:1002794	MS:1003950,MS:1000490		6120B Quadrupole LC/MS
MS:1002795	MS:1003950,MS:1000490		6150 Quadrupole LC/MS
MS:1002796	MS:1003951,MS:1000490		6224 Time-of-Flight LC/MS
MS:1002797	MS:1003951,MS:1000490		6230A Time-of-Flight LC/MS
MS:1002798	MS:1003951,MS:1000490		6230B Time-of-Flight LC/MS
MS:1002799	MS:1003762,MS:1000490		6430 Triple Quadrupole LC/MS
MS:1002800	MS:1003762,MS:1000490		6495A Triple Quadrupole LC/MS
MS:1002801	MS:1003762,MS:1000490		6495B Triple Quadrupole LC/MS
MS:1002802	MS:1003762,MS:1003733,MS:1000490		7000A Triple Quadrupole GC/MS
MS:1002803	MS:1003762,MS:1003733,MS:1000490		7000B Triple Quadrupole GC/MS
MS:1002804	MS:1003950,MS:1000490		7800 Quadrupole ICP-MS
MS:1002805	MS:1003762,MS:1000490		8800 Triple Quadrupole ICP-MS
MS:1002806	MS:1000881		ion
MS:1002807	MS:1000353		positive mode adduct ion
MS:1002808	MS:1000353		negative mode adduct ion
MS:1002809			adduct ion attribute
MS:1002810	MS:1003056		adduct ion X m/z
MS:1002811	MS:1003056		adduct ion isotope
MS:1002812	MS:1002479		Regular expression for adduct ion formula
MS:1002813	MS:1002809		adduct ion formula
MS:1002814			volt-second per square centimeter
MS:1002815	MS:1000455,MS:1002892,MS:1003254		inverse reduced ion mobility
MS:1002816	MS:1002893		mean ion mobility array
MS:1002817	MS:1000560		Bruker TDF format
MS:1002818	MS:1000767		Bruker TDF nativeID format
MS:1002819	MS:1002646		Bruker TDF nativeID format, combined spectra
MS:1002820	MS:1002807		M+H ion
MS:1002821	MS:1002808		M-H ion
MS:1002822	MS:1001459		OpenMS file format
MS:1002823	MS:1002822		idXML
MS:1002824	MS:1002822		featureXML
MS:1002825	MS:1002822		consensusXML
MS:1002826	MS:1001456		MetaMorpheus
MS:1002827	MS:1001143		MetaMorpheus:score
MS:1002828	MS:1002368		MetaMorpheus:protein score
MS:1002829	MS:1002735		XCMS:into
MS:1002830	MS:1002735		XCMS:intf
MS:1002831	MS:1002735		XCMS:maxo
MS:1002832	MS:1002735		XCMS:area
MS:1002833	MS:1003776		alternating polarity acquisition
MS:1002834	MS:1001143		ProteomeDiscoverer:Delta Score
MS:1002835	MS:1003768,MS:1000494		LTQ Orbitrap Classic
MS:1002836	MS:1000878		iProX dataset identifier
MS:1002837	MS:1000878		iProX dataset URI
MS:1002838	MS:1000560		mzMLb format
MS:1002839	MS:1000530		Conversion to mzMLb
MS:1002840			external reference data
MS:1002841	MS:1002840		external HDF5 dataset
MS:1002842	MS:1002840		external offset
MS:1002843	MS:1002840		external array length
MS:1002844	MS:1001458		Experiment additional parameter
MS:1002845	MS:1002844		Associated file URI
MS:1002846	MS:1002845		Associated raw file URI
MS:1002847	MS:1002844		ProteomeCentral dataset URI
MS:1002848	MS:1002845		Result file URI
MS:1002849	MS:1002845		Search engine output file URI
MS:1002850	MS:1002845		Peak list file URI
MS:1002851	MS:1002845		Other type file URI
MS:1002852	MS:1002844		Dataset FTP location
MS:1002853	MS:1002844		Dataset with no associated published manuscript
MS:1002854	MS:1002844		Peer-reviewed dataset
MS:1002855	MS:1002844		Non peer-reviewed dataset
MS:1002856	MS:1002844		Supported dataset by repository
MS:1002857	MS:1002844		Unsupported dataset by repository
MS:1002858	MS:1002844		Dataset with its publication pending
MS:1002859	MS:1002845		Additional associated raw file URI
MS:1002860	MS:1002845		Gel image file URI
MS:1002861	MS:1002844		Reprocessed complete dataset
MS:1002862	MS:1002844		Reprocessed subset dataset
MS:1002863	MS:1002844		Data derived from previous dataset
MS:1002864	MS:1002844		No PTMs are included in the dataset
MS:1002865	MS:1002844		Accepted manuscript
MS:1002866	MS:1002844		Reference
MS:1002867	MS:1002844		Experimental information has been refined since this experiment was originally made publicly available
MS:1002868	MS:1002844		Original data
MS:1002869	MS:1001456,MS:1001457		mzR
MS:1002870	MS:1001456,MS:1001457		MSnbase
MS:1002871	MS:1001456,MS:1001457		CAMERA
MS:1002872	MS:1000878		Panorama Public dataset identifier
MS:1002873	MS:1000878		Panorama Public dataset URI
MS:1002874	MS:1003762,MS:1000494		TSQ Altis
MS:1002875	MS:1003762,MS:1000494		TSQ Quantis
MS:1002876	MS:1003762,MS:1000494		TSQ 9000
MS:1002877	MS:1003769,MS:1000494		Q Exactive HF-X
MS:1002878	MS:1001456		small molecule analysis software
MS:1002879	MS:1002878		Progenesis QI
MS:1002880	MS:1003961,MS:1002878		Compound Discoverer
MS:1002881	MS:1002878		MyCompoundID
MS:1002882	MS:1001184		study variable average function
MS:1002883	MS:1002882		median
MS:1002884	MS:1001184		study variable variation function
MS:1002885	MS:1002884		standard error
MS:1002886	MS:1001805		small molecule quantification datatype
MS:1002887	MS:1002886		Progenesis QI normalised abundance
MS:1002888	MS:1002694		small molecule confidence measure
MS:1002889	MS:1002888		Progenesis MetaScope score
MS:1002890	MS:1002888		fragmentation score
MS:1002891	MS:1002888		isotopic fit score
MS:1002892	MS:1000503,MS:1002345		ion mobility attribute
MS:1002893	MS:1000513		ion mobility array
MS:1002894	MS:1001405		InChIKey
MS:1002895	MS:1002694		small molecule identification attribute
MS:1002896	MS:1002895		compound identification confidence level
MS:1002897	MS:1000231	t	isotopomer peak
MS:1002898	MS:1000767		Shimadzu Biotech QTOF nativeID format
MS:1002899	MS:1000560		msalign format
MS:1002900	MS:1000560		feature format
MS:1002901	MS:1001456		TopPIC
MS:1002902	MS:1001456		TopFD
MS:1002903	MS:1001456		TopMG
MS:1002904	MS:1002694		proteoform-level identification attribute
MS:1002905	MS:1002904		proteoform-level identification statistic
MS:1002906	MS:1002905		search engine specific score for proteoforms
MS:1002907	MS:1002905		proteoform-level global FDR
MS:1002908	MS:1002905		proteoform-level local FDR
MS:1002909	MS:1002573		proteoform-level statistical threshold
MS:1002910	MS:1002909		proteoform-level global FDR threshold
MS:1002911	MS:1002909		proteoform-level local FDR threshold
MS:1002912	MS:1001302		TopPIC input parameter
MS:1002913	MS:1002912		TopPIC:fixed modification
MS:1002914	MS:1002912		TopPIC:N-term form
MS:1002915	MS:1002912		TopPIC:error tolerance
MS:1002916	MS:1002912		TopPIC:max shift
MS:1002917	MS:1002912		TopPIC:min shift
MS:1002918	MS:1002912		TopPIC:shift num
MS:1002919	MS:1002912		TopPIC:spectral cutoff type
MS:1002920	MS:1002912		TopPIC:spectral cutoff value
MS:1002921	MS:1002912		TopPIC:proteoform-level cutoff type
MS:1002922	MS:1002912		TopPIC:proteoform-level cutoff value
MS:1002923	MS:1002912		TopPIC:generating function
MS:1002924	MS:1002912		TopPIC:combined spectrum number
MS:1002925	MS:1002912		TopPIC:mod file
MS:1002926	MS:1002912		TopPIC:thread number
MS:1002927	MS:1002912		TopPIC:use TopFD feature
MS:1002928	MS:1001143,MS:1002353		TopPIC:spectral E-value
MS:1002929	MS:1001143,MS:1002351		TopPIC:spectral FDR
MS:1002930	MS:1002908,MS:1002906		TopPIC:proteoform-level FDR
MS:1002931	MS:1001143,MS:1002352		TopPIC:spectral p-value
MS:1002932	MS:1001968		TopPIC:MIScore
MS:1002933	MS:1002555		TopPIC:MIScore threshold
MS:1002934	MS:1001302		TopMG input parameter
MS:1002935	MS:1002934		TopMG:fixed modification
MS:1002936	MS:1002934		TopMG:N-term form
MS:1002937	MS:1002934		TopMG:error tolerance
MS:1002938	MS:1002934		TopMG:max shift
MS:1002939	MS:1002934		TopMG:spectral cutoff type
MS:1002940	MS:1002934		TopMG:spectral cutoff value
MS:1002941	MS:1002934		TopMG:proteoform-level cutoff type
MS:1002942	MS:1002934		TopMG:proteoform-level cutoff value
MS:1002943	MS:1002934		TopMG:mod file
MS:1002944	MS:1002934		TopMG:thread number
MS:1002945	MS:1002934		TopMG:use TopFD feature
MS:1002946	MS:1002934		TopMG:proteoform graph gap size
MS:1002947	MS:1002934		TopMG:variable PTM number
MS:1002948	MS:1002934		TopMG:variable PTM number in proteoform graph gap
MS:1002949	MS:1002934		TopMG:use ASF-DIAGONAL
MS:1002950	MS:1002353,MS:1001143		TopMG:spectral E-value
MS:1002951	MS:1002351,MS:1001143		TopMG:spectral FDR
MS:1002952	MS:1002908,MS:1002906		TopMG:proteoform-level FDR
MS:1002953	MS:1002352,MS:1001143		TopMG:spectral p-value
MS:1002954	MS:1000861,MS:1000455		collisional cross sectional area
MS:1002955	MS:1002895		hr-ms compound identification confidence level
MS:1002956	MS:1000231		isotopic ion MS peak
MS:1002957	MS:1002956		isotopomer MS peak
MS:1002958	MS:1002956		isotopologue MS peak
MS:1002959	MS:1000859		isomer
MS:1002960	MS:1002959		isotopomer
MS:1002961	MS:1002959		isotopologue
MS:1002962	MS:1002882		mean
MS:1002963	MS:1002884		variation coefficient
MS:1002964	MS:1002878		lipidomics analysis software
MS:1002965	MS:1002964,MS:1001457		Lipid Data Analyzer
MS:1002966	MS:1000560		chrom format
MS:1002967	MS:1002964,MS:1001457		LipidHunter
MS:1002968	MS:1002964,MS:1001457		LipidXplorer
MS:1002969	MS:1002964,MS:1001457		LipidMatch
MS:1002970	MS:1002964,MS:1001457		Greazy
MS:1002971	MS:1002964,MS:1001457		LipidBlast
MS:1002972	MS:1002964,MS:1001457		Lipid-Pro
MS:1002973	MS:1002964,MS:1001457		LipidFinder
MS:1002974	MS:1002964,MS:1001457		LipiDex
MS:1002975	MS:1002964,MS:1001457		LIQUID
MS:1002976	MS:1002964,MS:1001457		ALEX
MS:1002977	MS:1002964,MS:1001457		ALEX123
MS:1002978	MS:1002964,MS:1001457		LIMSA
MS:1002979	MS:1002964,MS:1001457		LOBSTAHS
MS:1002980	MS:1002964,MS:1001457		LipidQA
MS:1002981	MS:1001456		Proline
MS:1002982	MS:1001456		PepNovo
MS:1002983	MS:1001456		pNovo
MS:1002984	MS:1001456		Novor
MS:1002985	MS:1000831		in-gel digestion
MS:1002986	MS:1000831		in-solution digestion
MS:1002987	MS:1001456		IdentiPy
MS:1002988	MS:1001153		IdentiPy:RHNS
MS:1002989	MS:1001153		IdentiPy:hyperscore
MS:1002990	MS:1001457		ms_deisotope
MS:1002991	MS:1002333		python-psims
MS:1002992	MS:1003769,MS:1000494		Orbitrap Exploris GC-MS
MS:1002993	MS:1003769,MS:1000494		Q Exactive Focus
MS:1002994	MS:1003769,MS:1000494		Orbitrap Excedion Pro
MS:1002995	MS:1001143		Andromeda:PEP
MS:1002996	MS:1000560		Andromeda:apl file format
MS:1002997	MS:1000878		ProteomeXchange dataset identifier reanalysis number
MS:1002998	MS:1003763,MS:1000603		LCMS-9030
MS:1002999	MS:1003762,MS:1000603		LCMS-8060
MS:1003000	MS:1003762,MS:1000603		LCMS-8050
MS:1003001	MS:1003762,MS:1000603		LCMS-8045
MS:1003002	MS:1003762,MS:1000603		LCMS-8040
MS:1003003	MS:1003950,MS:1000603		LCMS-2020
MS:1003004	MS:1003763,MS:1001547		maXis II
MS:1003005	MS:1003970,MS:1003123		timsTOF Pro
MS:1003006	MS:1002893		mean inverse reduced ion mobility array
MS:1003007	MS:1002893		raw ion mobility array
MS:1003008	MS:1002893		raw inverse reduced ion mobility array
MS:1003009	MS:1000560		Shimadzu Biotech LCD format
MS:1003010	MS:1002964,MS:1001457		LPPtiger
MS:1003011	MS:1001456		pFind
MS:1003012	MS:1001143		KSDP score
MS:1003013	MS:1001456		i3tms
MS:1003014	MS:1001456		MSFragger
MS:1003015	MS:1000860		razor peptide
MS:1003016	MS:1002490,MS:1001153		ProteinProphet:peptide weight
MS:1003017	MS:1002490,MS:1001153		ProteinProphet:peptide group weight
MS:1003018	MS:1001456		Philosopher
MS:1003019	MS:1000626		pressure chromatogram
MS:1003020	MS:1000626		flow rate chromatogram
MS:1003021	MS:1001055,MS:1003026		Fixed modification
MS:1003022	MS:1001055,MS:1003026		Variable modification
MS:1003023	MS:1000752		OpenPepXL
MS:1003024	MS:1001143,MS:1001153		OpenPepXL:score
MS:1003025			named element
MS:1003026	MS:1003025		named element in mzIdentML
MS:1003027	MS:1003025		named element in mzML
MS:1003028	MS:1003769,MS:1000494		Orbitrap Exploris 480
MS:1003029	MS:1003770,MS:1000494		Orbitrap Eclipse
MS:1003030	MS:1002095		Mascot:MinNumSigUniqueSeqs
MS:1003031	MS:1000878		CPTAC accession number
MS:1003032	MS:1002895		compound identification confidence code in MS-DIAL
MS:1003033			molecular entity attribute
MS:1003034	MS:1000881		atom
MS:1003035	MS:1000859		small molecule
MS:1003036	MS:1003035		metabolite
MS:1003037	MS:1003035		ribonucleotide
MS:1003038	MS:1003035		deoxyribonucleotide
MS:1003039	MS:1003035		amino acid
MS:1003040	MS:1003035		monosaccharide
MS:1003041	MS:1000859		nucleic acid
MS:1003042	MS:1000859		polysaccharide
MS:1003043	MS:1000887		number of residues
MS:1003044	MS:1000887		number of missed cleavages
MS:1003045	MS:1000887		peptide-to-protein mapping
MS:1003046	MS:1003045		peptide-to-protein mapping attribute
MS:1003047	MS:1003046		protein sequence offset
MS:1003048	MS:1003046		number of enzymatic termini
MS:1003049	MS:1000860		peptidoform
MS:1003050			peptidoform attribute
MS:1003051	MS:1003049		peptidoform ion
MS:1003052			peptidoform ion property
MS:1003053	MS:1003052		theoretical monoisotopic m/z
MS:1003054	MS:1003052		theoretical average m/z
MS:1003055	MS:1000859		adduct
MS:1003056			adduct ion property
MS:1003057	MS:1000503		scan number
MS:1003058			spectrum property
MS:1003059	MS:1003058		number of peaks
MS:1003060	MS:1003058		number of data points
MS:1003061	MS:1000499		library spectrum name
MS:1003062	MS:1003234		library spectrum index
MS:1003063	MS:1000499		universal spectrum identifier
MS:1003064	MS:1000499		spectrum aggregation attribute
MS:1003065	MS:1003064		spectrum aggregation type
MS:1003066	MS:1003065		singleton spectrum
MS:1003067	MS:1003065		consensus spectrum
MS:1003068	MS:1003065		best replicate spectrum
MS:1003069	MS:1003064		number of replicate spectra available
MS:1003070	MS:1003064		number of replicate spectra used
MS:1003071	MS:1000499		spectrum origin attribute
MS:1003072	MS:1003071		spectrum origin type
MS:1003073	MS:1003072		observed spectrum
MS:1003074	MS:1003072,MS:1003065		predicted spectrum
MS:1003075	MS:1003072		demultiplexed spectrum
MS:1003076	MS:1000442		uninterpreted spectrum
MS:1003077	MS:1000442		interpreted spectrum
MS:1003078			interpreted spectrum attribute
MS:1003079	MS:1003078		total unassigned intensity fraction
MS:1003080	MS:1003078		top 20 peak unassigned intensity fraction
MS:1003081	MS:1001471		unidentified modification monoisotopic mass delta
MS:1003082	MS:1002878,MS:1001457		MS-DIAL
MS:1003083	MS:1000577		raw data file
MS:1003084	MS:1000577		processed data file
MS:1003085	MS:1001141,MS:1000499		previous MSn-1 scan precursor intensity
MS:1003086	MS:1001141,MS:1000499		precursor apex intensity
MS:1003087	MS:1002844		supported by repository but incomplete data and/or metadata
MS:1003088	MS:1000572		truncation and zlib compression
MS:1003089	MS:1000572		truncation, delta prediction and zlib compression
MS:1003090	MS:1000572		truncation, linear prediction and zlib compression
MS:1003091			binary data compression parameter
MS:1003092	MS:1003091		number of mantissa bits truncated
MS:1003093	MS:1001045		Lys-N
MS:1003094	MS:1003769,MS:1000494		Orbitrap Exploris 240
MS:1003095	MS:1003769,MS:1000494		Orbitrap Exploris 120
MS:1003096	MS:1003768,MS:1000494		Orbitrap Velos Pro
MS:1003097	MS:1002368		MaxQuant protein group-level score
MS:1003098	MS:1002358		Andromeda peptide PEP
MS:1003099	MS:1002358		MaxQuant-DIA peptide PEP
MS:1003100	MS:1001143		MaxQuant-DIA score
MS:1003101	MS:1001143		MaxQuant-DIA PEP
MS:1003102	MS:1000499		NIST msp comment
MS:1003103	MS:1003078		ion annotation format
MS:1003104	MS:1003103		mzPAF peptide ion annotation format
MS:1003105	MS:1003103		crosslinked peptide ion annotation format
MS:1003106	MS:1003103		glycan ion annotation format
MS:1003107	MS:1003103		lipid ion annotation format
MS:1003108	MS:1001139,MS:1001456		PatternLab
MS:1003109	MS:1001456		SIM-XL
MS:1003110	MS:1001143		SIM-XL score
MS:1003111	MS:1001139		QUIN-XL
MS:1003112	MS:1003770,MS:1000494		Orbitrap ID-X
MS:1003113	MS:1001143		OpenMS:ConsensusID PEP
MS:1003114	MS:1002358		OpenMS:Best PSM Score
MS:1003115	MS:1001143		OpenMS:Target-decoy PSM q-value
MS:1003116	MS:1002358		OpenMS:Target-decoy peptide q-value
MS:1003117	MS:1002363		OpenMS:Target-decoy protein q-value
MS:1003118	MS:1001456,MS:1000752		EPIFANY
MS:1003119	MS:1002363		EPIFANY:Protein posterior probability
MS:1003120	MS:1001805		OpenMS:LFQ intensity
MS:1003121	MS:1001805		OpenMS:LFQ spectral count
MS:1003122	MS:1003946,MS:1001534		rapifleX
MS:1003123	MS:1000122		Bruker Daltonics timsTOF series
MS:1003124	MS:1003970,MS:1003123		timsTOF fleX
MS:1003125	MS:1002354,MS:1001143		ProSight:spectral Q-value
MS:1003126	MS:1001143		ProSight:spectral P-score
MS:1003127	MS:1002353,MS:1001143		ProSight:spectral E-value
MS:1003128	MS:1001143		ProSight:spectral C-score
MS:1003129	MS:1002905		proteoform-level Q-value
MS:1003130	MS:1003129		ProSight:proteoform Q-value
MS:1003131	MS:1002694		isoform-level identification attribute
MS:1003132	MS:1003131		isoform-level identification statistic
MS:1003133	MS:1003132		isoform-level Q-value
MS:1003134	MS:1003133		ProSight:isoform Q-value
MS:1003135	MS:1001869		ProSight:protein Q-value
MS:1003136	MS:1001302		ProSight input parameter
MS:1003137	MS:1001302		TDPortal input parameter
MS:1003138	MS:1003136,MS:1003137		ProSight:Run delta m mode
MS:1003139	MS:1003136,MS:1003137		ProSight:Run Subsequence Search mode
MS:1003140	MS:1003136,MS:1003137		ProSight:Run Annotated Proteoform Search mode
MS:1003141	MS:1003961,MS:1001456		ProSight
MS:1003142	MS:1001456		TDPortal
MS:1003143	MS:1000513		mass array
MS:1003144	MS:1003762,MS:1000121		Triple Quad 7500
MS:1003145	MS:1001457		ThermoRawFileParser
MS:1003146	MS:1001456		pyteomics
MS:1003147	MS:1001968		PTMProphet probability
MS:1003148	MS:1001968		PTMProphet mean best probability
MS:1003149	MS:1001968		PTMProphet normalized information content
MS:1003150	MS:1001968		PTMProphet information content
MS:1003151	MS:1000561		SHA-256
MS:1003152	MS:1003950,MS:1000603		GCMS-QP2010SE
MS:1003153	MS:1002893		raw ion mobility drift time array
MS:1003154	MS:1002893		deconvoluted ion mobility array
MS:1003155	MS:1002893		deconvoluted inverse reduced ion mobility array
MS:1003156	MS:1002893		deconvoluted ion mobility drift time array
MS:1003157	MS:1000513		scanning quadrupole position lower bound m/z array
MS:1003158	MS:1000513		scanning quadrupole position upper bound m/z array
MS:1003159	MS:1000792		no isolation
MS:1003160	MS:1003161		mzQC format
MS:1003161	MS:1001459		quality control data format
MS:1003162	MS:1001456		PTX-QC
MS:1003163	MS:1003078		analyte mixture members
MS:1003164	MS:1001456		QuaMeter IDFree
MS:1003165	MS:1001456		iMonDB
MS:1003166	MS:1003078		assigned intensity fraction
MS:1003167	MS:1003078		MSn-1 isolation window precursor purity
MS:1003168	MS:1003234		library spectrum comment
MS:1003169	MS:1000889		proforma peptidoform sequence
MS:1003170			spectral library
MS:1003171			spectral library attribute
MS:1003172			library spectrum
MS:1003173	MS:1000547		numeric attribute
MS:1003174			attribute maximum
MS:1003175			attribute minimum
MS:1003176			attribute mean
MS:1003177			attribute standard deviation
MS:1003178			attribute coefficient of variation
MS:1003179			attribute summary value
MS:1003180			attribute median
MS:1003181	MS:1000510		combined dissociation method
MS:1003182	MS:1003181		electron-transfer/collision-induced dissociation
MS:1003183	MS:1003767,MS:1000126		Synapt XS
MS:1003184	MS:1003767,MS:1000126		SELECT SERIES Cyclic IMS
MS:1003185	MS:1003763,MS:1000126		SELECT SERIES MRT
MS:1003186	MS:1003171		library format version
MS:1003187	MS:1003171		library identifier
MS:1003188	MS:1003171		library name
MS:1003189	MS:1003171		library description
MS:1003190	MS:1003171		library version
MS:1003191	MS:1003171		library URI
MS:1003192	MS:1003072		decoy spectrum
MS:1003193	MS:1003192		shuffle-and-reposition decoy spectrum
MS:1003194	MS:1003192		precursor shift decoy spectrum
MS:1003195	MS:1003192		unnatural peptidoform decoy spectrum
MS:1003196	MS:1003192		unrelated species decoy spectrum
MS:1003197	MS:1003171		license URI
MS:1003198	MS:1003171		copyright notice
MS:1003199	MS:1003171		change log
MS:1003200	MS:1003171		software version
MS:1003201	MS:1003171		library provenance attribute
MS:1003202	MS:1001456,MS:1003207		BiblioSpec
MS:1003203	MS:1003201		constituent spectrum file
MS:1003204	MS:1003201		constituent identification file
MS:1003205	MS:1003201		constituent library file
MS:1003206	MS:1003201		library creation log
MS:1003207	MS:1000531,MS:1003171		library creation software
MS:1003208	MS:1000455,MS:1003295		experimental precursor monoisotopic m/z
MS:1003209	MS:1003078,MS:1003295		monoisotopic m/z deviation
MS:1003210	MS:1003078,MS:1003295		average m/z deviation
MS:1003211	MS:1003171		library spectrum attribute set
MS:1003212			library attribute set name
MS:1003213	MS:1000524,MS:1001954		mass spectrometry acquisition method
MS:1003214	MS:1001458		mass spectrometry acquisition method aspect
MS:1003215	MS:1003214		data-independent acquisition
MS:1003216	MS:1003214		dissociation of full mass range
MS:1003217	MS:1003214		dissociation of scanning quadrupole across a specified mass range
MS:1003218	MS:1003214		dissociation of sequential mass ranges
MS:1003219	MS:1003214		ion mobility separation
MS:1003220	MS:1000543		adduct deconvolution
MS:1003221	MS:1003214,MS:1003213		data-dependent acquisition
MS:1003222	MS:1000543		ion mobility deconvolution
MS:1003224	MS:1003218,MS:1003215,MS:1003213		data independent acquisition from dissociation of sequential mass ranges
MS:1003225	MS:1003218,MS:1003219,MS:1003215,MS:1003213		data independent acquisition from dissociation of sequential mass ranges after ion mobility separation
MS:1003226	MS:1003216,MS:1003219,MS:1003215,MS:1003213		data independent acquisition from dissociation of full mass range after ion mobility separation
MS:1003227	MS:1003216,MS:1003219,MS:1003215,MS:1003213		data independent acquisition from dissociation of full mass range
MS:1003228	MS:1003215,MS:1003217,MS:1003213		data independent acquisition from dissociation of scanning quadrupole across mass range
MS:1003229	MS:1003970,MS:1003123		timsTOF
MS:1003230	MS:1003970,MS:1003123		timsTOF Pro 2
MS:1003231	MS:1003970,MS:1003123		timsTOF SCP
MS:1003232	MS:1001456,MS:1003207,MS:1002878		PeakForest
MS:1003234			library spectrum attribute
MS:1003235	MS:1000008		paper spray ionization
MS:1003237	MS:1003234		library spectrum key
MS:1003238	MS:1003171		library analyte attribute set
MS:1003239	MS:1003171		library interpretation attribute set
MS:1003240	MS:1000543		peak intensity transform
MS:1003241	MS:1003240		square root transform
MS:1003242	MS:1003240		rank transform
MS:1003243	MS:1003056		adduct ion mass
MS:1003244	MS:1003050		peptide accession number
MS:1003245	MS:1003769,MS:1000494		Q Exactive UHMR
MS:1003246	MS:1000435		ultraviolet photodissociation
MS:1003247	MS:1000044		negative electron transfer dissociation
MS:1003248	MS:1000008		proton transfer reaction
MS:1003249	MS:1000008		proton transfer charge reduction
MS:1003250	MS:1002702,MS:4000003		count of identified peptidoforms
MS:1003251	MS:1002700,MS:4000003		count of identified spectra
MS:1003252	MS:1003763,MS:1000126		Xevo G2-XS QTof
MS:1003253	MS:1001139,MS:1001456,MS:1003207		DIA-NN
MS:1003254			peak attribute
MS:1003255	MS:1003254		pre-decharged charge state
MS:1003256			peptidoform ion attribute
MS:1003257	MS:1003234		library spectrum cross reference
MS:1003258	MS:1003257		related spectrum
MS:1003259	MS:1003258		related spectrum keys
MS:1003260	MS:1003258		related spectrum USI
MS:1003261			related spectrum description
MS:1003262	MS:1003257		similar spectrum
MS:1003263	MS:1003262		similar spectrum keys
MS:1003264	MS:1003262		similar spectrum USI
MS:1003265			spectrum cluster
MS:1003266			spectrum cluster attribute
MS:1003267	MS:1003266		spectrum cluster key
MS:1003268	MS:1003266		spectrum cluster member spectrum keys
MS:1003269	MS:1003266		spectrum cluster member USI
MS:1003270	MS:1003256		proforma peptidoform ion notation
MS:1003271			peak annotation
MS:1003272			peak annotation string
MS:1003273			peak annotation confidence
MS:1003274	MS:1003078		peak annotation confidence metric
MS:1003275	MS:1003078		other attribute name
MS:1003276	MS:1003078		other attribute value
MS:1003277	MS:1002304		value between -1 and 1 inclusive
MS:1003278	MS:1003254		m/z variability of peak
MS:1003279	MS:1003254		observation frequency of peak
MS:1003280	MS:1003254		intensity variability of peak
MS:1003281	MS:1001456		Casanovo
MS:1003282	MS:1000560		Bruker TSF format
MS:1003283	MS:1000767		Bruker TSF nativeID format
MS:1003284	MS:1002646		Bruker TSF nativeID format, combined spectra
MS:1003285	MS:1003278		standard deviation of m/z values of peak among replicates
MS:1003286	MS:1003280		coefficient of variation of intensity of peak among replicates
MS:1003287	MS:1003280		standard deviation of intensity of peak among replicates
MS:1003288	MS:1003078		number of unassigned peaks
MS:1003289	MS:1003078		intensity of highest unassigned peak
MS:1003290	MS:1003078		number of unassigned peaks among top 20 peaks
MS:1003291	MS:1001968		Luciphor deltaScore
MS:1003292	MS:1003762,MS:1000494		TSQ Altis Plus
MS:1003293	MS:1003763,MS:1000121		ZenoTOF 7600
MS:1003294	MS:1000250		electron activated dissociation
MS:1003295	MS:1003064		summary statistics of replicates
MS:1003296	MS:1003064		number of replicates spectra used from source
MS:1003297	MS:1003257		contributing replicate spectrum
MS:1003298			contributing replicate spectrum keys
MS:1003299			contributing replicate spectrum USI
MS:1003300			spectrum match
MS:1003301	MS:1003300		peptide-spectrum match
MS:1003302	MS:1003300		spectrum-spectrum match
MS:1003303	MS:1002694		spectral similarity
MS:1003304	MS:1003303		spectral dot product
MS:1003305	MS:1003303		spectral Euclidean distance
MS:1003306	MS:1003303		shared peak count
MS:1003307	MS:1003303		normalized spectral angle
MS:1003308	MS:1003303		spectral Pearson correlation
MS:1003309	MS:1001457,MS:1002414,MS:1002964		Goslin
MS:1003310	MS:1002895		Lipid shorthand identification confidence level
MS:1003311	MS:1002888		Lipid empirical score
MS:1003312	MS:1003310		Lipid shorthand identification confidence - Category
MS:1003313	MS:1003310		Lipid shorthand identification confidence - Class
MS:1003314	MS:1003310		Lipid shorthand identification confidence - Species
MS:1003315	MS:1003310		Lipid shorthand identification confidence - Phosphate-position
MS:1003316	MS:1003310		Lipid shorthand identification confidence - Molecular species
MS:1003317	MS:1003310		Lipid shorthand identification confidence - sn-position
MS:1003318	MS:1003310		Lipid shorthand identification confidence - DBE pos
MS:1003319	MS:1003310		Lipid shorthand identification confidence - Structure defined
MS:1003320	MS:1003266		spectrum cluster size
MS:1003321	MS:1003266		summary statistics of clustered spectra
MS:1003322	MS:1003266		spectrum cluster best representative
MS:1003323	MS:1003266		spectrum cluster consensus spectrum
MS:1003324	MS:1003295,MS:1003304		spectral dot product to aggregated spectrum
MS:1003325	MS:1003310		Lipid shorthand identification confidence - Full structure
MS:1003326	MS:1003310		Lipid shorthand identification confidence - Complete structure
MS:1003327	MS:1002405,MS:4000003		number of identified protein groups
MS:1003328	MS:1001085,MS:4000003		number of identified proteoforms
MS:1003329	MS:1002508		looplink spectrum identification item
MS:1003330	MS:1002489		noncovalently associated peptides search
MS:1003331	MS:1002508		noncovalently associated peptides spectrum identification item
MS:1003332	MS:1002345		identification based on multiple spectra
MS:1003333	MS:1002479		regular expression for encoding identifications based on multiple spectra.
MS:1003334	MS:1002347,MS:1002483		parent term for PSM-level scores for identifications based on multiple spectra
MS:1003335	MS:1002479		regular expression for PSM-level scores for identifications based on multiple spectra
MS:1003336	MS:1003334		posterior error probability from identification based on multiple spectra
MS:1003337	MS:1002701,MS:1002483,MS:1002664		crosslinked PSM-level global FDR
MS:1003338	MS:1002703,MS:1002484,MS:1002664		peptide-pair sequence-level global FDR
MS:1003339	MS:1001105		peptide-pair passes threshold
MS:1003340	MS:1001060		residue-pair passes threshold
MS:1003341	MS:1001060		protein-protein interaction passes threshold
MS:1003342	MS:1002479		regular expression for whether interaction score derived from crosslinking passes threshold
MS:1003343	MS:1002489		FDR applied separately to self crosslinks and protein heteromeric crosslinks
MS:1003344	MS:1002508		residue-pair ref
MS:1003345	MS:1002479		regular expression for residue-pair ref
MS:1003346	MS:1001471		cleavable crosslinker stub
MS:1003347	MS:1001471		Unimod derivative code
MS:1003348			proteomics
MS:1003349	MS:1003348		affinity proteomics
MS:1003350	MS:1003348		mass spectrometry proteomics
MS:1003351	MS:1003350		top-down proteomics
MS:1003352	MS:1003351		native top-down proteomics
MS:1003353	MS:1003351		non-native top-down proteomics
MS:1003354	MS:1003350		middle-down proteomics
MS:1003355	MS:1003350		bottom-up proteomics
MS:1003356	MS:1003770,MS:1000494		Orbitrap Ascend
MS:1003357	MS:1001456		ANN-SoLo
MS:1003358	MS:1001143		XCorr rank
MS:1003359	MS:1001143		exact p-value
MS:1003360	MS:1001143		refactored XCorr
MS:1003361	MS:1001143		res-ev score
MS:1003362	MS:1001143		res-ev rank
MS:1003363	MS:1001143		res-ev p-value
MS:1003364	MS:1001143		combined p-value
MS:1003365	MS:1001143		combined p-value rank
MS:1003366	MS:1001143		tailor score
MS:1003367	MS:1000033		monoisotopic mass deisotoping
MS:1003368	MS:1000033		most abundant mass deisotoping
MS:1003369	MS:1000033		average mass deisotoping
MS:1003370	MS:1000543		reduction to summed singly charged peak list
MS:1003371	MS:1002892,MS:1000455,MS:1003254		SelexION compensation voltage
MS:1003372			specification document extension version
MS:1003373	MS:1003372		mzIdentML extension version
MS:1003374	MS:1000560		Open Chromatography Binary OCB format
MS:1003375	MS:1000530		Conversion to OCB
MS:1003376	MS:1001456,MS:1001457		ChemClipse
MS:1003377	MS:1001456,MS:1001457		OpenChrom
MS:1003378	MS:1003771,MS:1000494		Orbitrap Astral
MS:1003379	MS:1000084		asymmetric track lossless time-of-flight analyzer
MS:1003380	MS:1003763,MS:1000126		Xevo G3 QTof
MS:1003381	MS:1003951,MS:1000126		ACQUITY RDa Detector
MS:1003382	MS:1000694,MS:1001455,MS:1001456,MS:1001457		waters_connect
MS:1003383	MS:1003970,MS:1003123		timsTOF Ultra
MS:1003384	MS:1002479		semantic version regexp
MS:1003385	MS:1003373		mzIdentML crosslinking extension document version
MS:1003386	MS:1001456,MS:1001457		Spectra
MS:1003387	MS:1001456,MS:1001457		MetaboAnnotation
MS:1003388	MS:1001456,MS:1001457,MS:1003207		CompoundDb
MS:1003389	MS:1000914		mzTab-M
MS:1003390	MS:1001471		crosslinker cleavage characteristics
MS:1003391	MS:1002479		crosslinker cleavage regular expression
MS:1003392	MS:1001471		search modification id
MS:1003393	MS:1001471		search modification id ref
MS:1003394	MS:1002892,MS:1000455,MS:1003254		SelexION separation voltage
MS:1003395	MS:1003769,MS:1000494		Q Exactive GC Orbitrap
MS:1003396	MS:1003731		8890
MS:1003397	MS:1003970,MS:1003123		timsTOF fleX MALDI-2
MS:1003398	MS:1000524		deconvoluted data
MS:1003399	MS:1001457		quality control software
MS:1003400	MS:1003399		rmzqc
MS:1003401	MS:1003399		jmzqc
MS:1003402	MS:1003399		pymzqc
MS:1003403	MS:1001405,MS:1000867		InChI
MS:1003404	MS:1003970,MS:1003123		timsTOF HT
MS:1003405	MS:1001457		mzRecal
MS:1003406	MS:1000531		spectrum clustering software
MS:1003407	MS:1001456		Scout
MS:1003408	MS:1001143		Scout score
MS:1003409	MS:1003972,MS:1000494		Stellar
MS:1003410	MS:1000510		electron beam energy
MS:1003411	MS:1003770,MS:1000494		Orbitrap IQ-X
MS:1003412	MS:1003970,MS:1003123		timsTOF Ultra 2
MS:1003413	MS:1001456		Kojak
MS:1003414	MS:1001143		Kojak:score
MS:1003415	MS:1001153,MS:1001143		Kojak:expectation value
MS:1003416	MS:1001143		Kojak:matched ions
MS:1003417	MS:1001143		Kojak:consecutive matched ions
MS:1003418	MS:1001143		Kojak:delta score
MS:1003419	MS:1001143		Kojak:rank
MS:1003420	MS:1001143		Kojak:score xlink
MS:1003421	MS:1001153,MS:1001143		Kojak:expectation value xlink
MS:1003422	MS:1001143		Kojak:matched ions xlink
MS:1003423	MS:1003769,MS:1000494		Orbitrap Exploris GC 240
MS:1003424	MS:1003072		selected fragment theoretical m/z observed intensity spectrum
MS:1003425	MS:1001456,MS:1001139		quantms
MS:1003426	MS:1001139,MS:1001456		xQuest/xProphet
MS:1003427	MS:1001139,MS:1001456		PeakView
MS:1003428	MS:1001139,MS:1001456		Perseus
MS:1003429	MS:1001139,MS:1001456		FragPipe
MS:1003430	MS:1001139,MS:1001456		OpenMS
MS:1003431	MS:1001139,MS:1001456		pLink
MS:1003432	MS:1003431,MS:1001139,MS:1001456		pLink2
MS:1003433	MS:1001143		Andromeda:delta score
MS:1003434	MS:1001045		AlphaLP
MS:1003435	MS:1001180		(?<=[TSAV])
MS:1003437	MS:1000808,MS:1003058		lowest observed ion mobility
MS:1003438	MS:1000808,MS:1003058		highest observed ion mobility
MS:1003439	MS:1000499		ion mobility frame representation
MS:1003440	MS:1003439		ion mobility profile frame
MS:1003441	MS:1003439		ion mobility centroid frame
MS:1003442	MS:1003771,MS:1000494		Orbitrap Astral Zoom
MS:1003443	MS:1003763,MS:1000121		ZenoTOF 8600
MS:1003444	MS:1003763,MS:1000121		ZenoTOF 7600+
MS:1003445	MS:1003762,MS:1000121		SCIEX 7500+
MS:1003446	MS:1000690,MS:1001455,MS:1001456,MS:1001457		SCIEX OS
MS:1003447	MS:1000690,MS:1001457		SCIEX MS Data Converter
MS:1003448	MS:1000560		SCIEX WIFF2 format
MS:1003449	MS:1003950,MS:1000494		ISQ 7000
MS:1003450	MS:1002892,MS:1000455,MS:1003254		FAIMS compensation voltage ramp start
MS:1003451	MS:1002892,MS:1000455,MS:1003254		FAIMS compensation voltage ramp end
MS:1003452	MS:1000031		Ionicon Analytik instrument model
MS:1003453	MS:1000031		JEOL instrument model
MS:1003454	MS:1000031		IONTOF instrument model
MS:1003455	MS:1000031		PerkinElmer instrument model
MS:1003456	MS:1003763,MS:1000121		TripleTOF 6600+
MS:1003457	MS:1003762,MS:1000121		Triple Quad 5500+
MS:1003458	MS:1003765,MS:1000121		Triple Quad 5500+ QTRAP Ready
MS:1003459	MS:1003766,MS:1001556		APEX-Qe
MS:1003460	MS:1003946,MS:1001534		autoflex speed TOF/TOF
MS:1003461	MS:1003952,MS:1001533		esquire 3000
MS:1003462	MS:1003763,MS:1001547		maXis impact
MS:1003463	MS:1003763,MS:1001547		maXis impact HD
MS:1003464	MS:1003763,MS:1001547		maXis 3G
MS:1003465	MS:1003766,MS:1001548		solariX XR
MS:1003466	MS:1003952,MS:1001545		amaZon SL
MS:1003467	MS:1003762,MS:1002294		EVOQ DART-TQ+
MS:1003468	MS:1003762,MS:1002294		EVOQ LC-TQ
MS:1003469	MS:1003762,MS:1002294		EVOQ GC-TQ
MS:1003470	MS:1003952,MS:1000122		Toxtyper
MS:1003471	MS:1003763,MS:1001536		impact II VIP
MS:1003472	MS:1003951,MS:1000122		ecTOF
MS:1003473	MS:1003951,MS:1001534		autoflex maX
MS:1003474	MS:1003946,MS:1001534		rapifleX MALDI PharmaPulse
MS:1003475	MS:1003951,MS:1001534		smartfleX
MS:1003476	MS:1003946,MS:1001534		neofleX
MS:1003477	MS:1003951,MS:1000122		MALDI Biotyper
MS:1003478	MS:1003766,MS:1000122		scimaX
MS:1003479	MS:1003970,MS:1003123		timsMetabo
MS:1003480	MS:1003970,MS:1003123		timsUltra AIP
MS:1003481	MS:1003970,MS:1003123		timsOmni
MS:1003482	MS:1003970,MS:1003123		timsTOF MALDI PharmaPulse
MS:1003483	MS:1003952,MS:1003733,MS:1000489		4000 GC/MS
MS:1003484	MS:1003952,MS:1003733,MS:1000489		210-MS GC/MS Ion Trap
MS:1003485	MS:1003762,MS:1000603		LCMS-8030
MS:1003486	MS:1003762,MS:1000603		LCMS-8030 Plus
MS:1003487	MS:1003950,MS:1000603		GCMS-QP2010 Plus
MS:1003488	MS:1003762,MS:1000603		LCMS-8060NX
MS:1003489	MS:1003762,MS:1000603,MS:1003733		GCMS-TQ8050NX
MS:1003490	MS:1003762,MS:1000603		GCMS-TQ8040NX
MS:1003491	MS:1003762,MS:1000603		GCMS-TQ8040
MS:1003492	MS:1003950,MS:1000603		GCMS-QP5000
MS:1003493	MS:1003950,MS:1000603		GCMS-QP2020
MS:1003494	MS:1003950,MS:1000603		GCMS-QP2010 Ultra
MS:1003495	MS:1003952,MS:1000494		Velos Pro
MS:1003496	MS:1003768,MS:1000494		MALDI LTQ Orbitrap XL
MS:1003497	MS:1003768,MS:1000494		MALDI LTQ Orbitrap Discovery
MS:1003498	MS:1003762,MS:1000494		TSQ Quantum Access MAX
MS:1003499	MS:1003768,MS:1000494		LTQ Orbitrap Velos/ETD
MS:1003500	MS:1003950,MS:1000494		ISQ LT
MS:1003501	MS:1003952,MS:1000494		ITQ
MS:1003502	MS:1003762,MS:1000494		TSQ Quantum XLS
MS:1003503	MS:1003762,MS:1000494		TSQ 8000
MS:1003504	MS:1003949,MS:1000494		DeltaPlus IRMS
MS:1003505	MS:1003950,MS:1000126		ACQUITY QDa
MS:1003506	MS:1003951,MS:1000126		LCT Premier
MS:1003507	MS:1003762,MS:1000126		Quattro Premier XE
MS:1003508	MS:1003767,MS:1000126		Synapt G1 HDMS
MS:1003509	MS:1003767,MS:1000126		Synapt G2-Si HDMS
MS:1003510	MS:1003763,MS:1000126		Synapt G1
MS:1003511	MS:1003767,MS:1000126		Synapt G2 XS QTOF
MS:1003512	MS:1003762,MS:1000126		Xevo TQ Absolute
MS:1003513	MS:1003762,MS:1000126		Xevo TQ Absolute XR
MS:1003514	MS:1003950,MS:1003733,MS:1000490		5973 MSD
MS:1003515	MS:1003950,MS:1003733,MS:1000490		5973N MSD
MS:1003516	MS:1003950,MS:1003733,MS:1000490		5975 MSD
MS:1003517	MS:1003950,MS:1003733,MS:1000490		5975B MSD
MS:1003518	MS:1003950,MS:1003733,MS:1000490		5975C inert XL MSD
MS:1003519	MS:1003950,MS:1003733,MS:1000490		5975C MSD
MS:1003520	MS:1003950,MS:1003733,MS:1000490		5975T MSD
MS:1003521	MS:1003950,MS:1003733,MS:1000490		5977 MSD
MS:1003522	MS:1003950,MS:1003733,MS:1000490		5977A MSD
MS:1003523	MS:1003950,MS:1003733,MS:1000490		5977B MSD
MS:1003524	MS:1003950,MS:1003733,MS:1000490		5977C MSD
MS:1003525	MS:1003951,MS:1000490		6230 Time-of-Flight LC/MS
MS:1003526	MS:1003762,MS:1000490		6410A Triple Quadrupole LC/MS
MS:1003527	MS:1003763,MS:1000490		6445 Q-TOF LC/MS
MS:1003528	MS:1003763,MS:1000490		6456 Q-TOF LC/MS
MS:1003529	MS:1003762,MS:1000490		6470 Triple Quadrupole LC/MS
MS:1003530	MS:1003762,MS:1000490		6490A Triple Quadrupole LC/MS
MS:1003531	MS:1003762,MS:1000490		6495 Triple Quadrupole LC/MS
MS:1003532	MS:1003763,MS:1000490		6520 Q-TOF LC/MS
MS:1003533	MS:1003763,MS:1000490		6530 Q-TOF LC/MS
MS:1003534	MS:1003763,MS:1000490		6543 Q-TOF LC/MS
MS:1003535	MS:1003763,MS:1000490		6545XT Q-TOF LC/MS
MS:1003536	MS:1003763,MS:1000490		6546 Q-TOF LC/MS
MS:1003537	MS:1003763,MS:1000490		6600 Q-TOF LC/MS
MS:1003538	MS:1003762,MS:1003733,MS:1000490		7000C Triple Quadrupole GC/MS
MS:1003539	MS:1003762,MS:1003733,MS:1000490		7000D Triple Quadrupole GC/MS
MS:1003540	MS:1003762,MS:1003733,MS:1000490		7010 Triple Quadrupole GC/MS
MS:1003541	MS:1003762,MS:1003733,MS:1000490		7010B Triple Quadrupole GC/MS
MS:1003542	MS:1003763,MS:1003733,MS:1000490		7200 Q-TOF GC/MS
MS:1003543	MS:1003763,MS:1003733,MS:1000490		7250 Q-TOF GC/MS
MS:1003544	MS:1003951,MS:1000490		CE-TOFMS
MS:1003545	MS:1003951,MS:1000490		G3250AA Time-of-Flight LC/MS
MS:1003546	MS:1003763,MS:1000490		Revident Q-TOF LC/MS
MS:1003547	MS:1003951,MS:1003733,MS:1001800		Pegasus BT 4D
MS:1003548	MS:1003951,MS:1003733,MS:1001800		Pegasus HT
MS:1003549	MS:1003951,MS:1003733,MS:1001800		Pegasus IV
MS:1003550	MS:1003951,MS:1003452		PTR-TOF 8000
MS:1003551	MS:1003951,MS:1003733,MS:1003453		AccuTOF GCv
MS:1003552	MS:1003951,MS:1003454		TOF.SIMS 5
MS:1003553	MS:1003950,MS:1003733,MS:1003455		TurboMass GC/MS
MS:1003554	MS:1003950,MS:1000125		ThermoQuest Voyager
MS:1003555	MS:1003951,MS:1000602		AXIMA-LNR
MS:1003556	MS:1003946,MS:1000602		AXIMA-TOF²
MS:1003557	MS:1003764,MS:1000602		AXIMA Resonance
MS:1003558	MS:1003951,MS:1000602		MALDI-8020
MS:1003559	MS:1003951,MS:1000602		MALDI-8030
MS:1003560	MS:1003951,MS:1000602		MALDI-8020 EasyCare
MS:1003561	MS:1003951,MS:1000602		MALDI-8030 EasyCare
MS:1003562	MS:1003950,MS:1000603		LCMS-2010
MS:1003563	MS:1003950,MS:1000603		LCMS-2050
MS:1003564	MS:1003762,MS:1000603		LCMS-8045RX
MS:1003565	MS:1003762,MS:1000603		LCMS-8050RX
MS:1003566	MS:1003762,MS:1000603		LCMS-8060RX
MS:1003567	MS:1003762,MS:1000603		LCMS-8065XE
MS:1003568	MS:1003763,MS:1000603		LCMS-9050
MS:1003569	MS:1003950,MS:1000603		GCMS-QP5050A
MS:1003570	MS:1003950,MS:1000603		GCMS-QP2010S
MS:1003571	MS:1003950,MS:1000603		GCMS-QP2010
MS:1003572	MS:1003950,MS:1000603		GCMS-QP2020NX
MS:1003573	MS:1003950,MS:1000603		GCMS-QP2050
MS:1003574	MS:1003762,MS:1000603		GCMS-TQ 8030
MS:1003575	MS:1003762,MS:1000603		GCMS-TQ 8050
MS:1003576	MS:1000543		all ions fragmentation DIA alignment
MS:1003577	MS:1000857		hyphenated separation
MS:1003578		t	obsolete liquid chromatography
MS:1003579	MS:1002271		ion-exchange chromatography
MS:1003580	MS:1002271		size-exclusion chromatography
MS:1003581	MS:1002271		affinity chromatography
MS:1003582	MS:1002271		reversed phase chromatography
MS:1003583	MS:1002271		normal phase chromatography
MS:1003584	MS:1002271		hydrophilic interaction liquid chromatography
MS:1003585	MS:1002271		chiral separation liquid chromatography
MS:1003586	MS:1002271		mixed mode chromatography
MS:1003587	MS:1002271		hydrophobic interaction chromatography
MS:1003588			hyphenated separation system
MS:1003589	MS:1003737		liquid chromatography system
MS:1003590	MS:1003589		high-performance liquid chromatography system
MS:1003591	MS:1003589		ultra-performance liquid chromatography system
MS:1003592	MS:1003589		ultra-high performance liquid chromatography system
MS:1003593	MS:1003589		fast protein liquid chromatography system
MS:1003594	MS:1003589		three-dimensional liquid chromatography system
MS:1003595	MS:1003589		planar chromatography system
MS:1003596	MS:1003589		thin layer chromatography system
MS:1003597	MS:1003589		high-performance thin layer chromatography system
MS:1003598	MS:1003589		two-dimensional liquid chromatography system
MS:1003599	MS:1003589		nano-flow liquid chromatography system
MS:1003600	MS:1003589		capillary-flow liquid chromatography system
MS:1003601	MS:1003589		micro-flow liquid chromatography system
MS:1003602	MS:1003589		analytical liquid chromatography system
MS:1003603	MS:1003589		semi-preparative liquid chromatography system
MS:1003604	MS:1003589		preparative liquid chromatography system
MS:1003605	MS:1003589		liquid chromatography system model
MS:1003606	MS:1003605		Waters liquid chromatography system model
MS:1003607	MS:1000692,MS:1001455		timsControl
MS:1003608	MS:1000692,MS:1001456,MS:1001457		MetaboScape
MS:1003609	MS:1000692,MS:1001456,MS:1001457		TASQ
MS:1003610	MS:1000560		mzPeak format
MS:1003611	MS:1000560		imzML format
MS:1003612	MS:1001456		InstaNovo
MS:1003613	MS:1001456		InstaNovo+
MS:1003615	MS:1003605		Advion liquid chromatography system model
MS:1003616	MS:1003615,MS:1003592		AVANT
MS:1003617	MS:1003605		Agilent liquid chromatography system model
MS:1003618	MS:1003617,MS:1003590		1100 Series
MS:1003619	MS:1003617,MS:1003590		1200 Series
MS:1003620	MS:1003617,MS:1003590		1200 Series HPLC-Chip
MS:1003621	MS:1003617,MS:1003590		1200 Series Rapid Resolution
MS:1003622	MS:1003617,MS:1003590		1200 RR Series II
MS:1003623	MS:1003617,MS:1003590		1200 SL
MS:1003624	MS:1003617,MS:1003592		1220 Infinity
MS:1003625	MS:1003617,MS:1003592		1260 Infinity II
MS:1003626	MS:1003617,MS:1003592		1260 Infinity
MS:1003627	MS:1003617,MS:1003592		1290 Infinity 2D-LC
MS:1003628	MS:1003617,MS:1003592		1290 Infinity
MS:1003629	MS:1003617,MS:1003592		1290 Infinity II 2D-LC
MS:1003630	MS:1003617,MS:1003592		1290 Infinity II
MS:1003631	MS:1003617,MS:1003592		1200 Infinity
MS:1003632	MS:1003617,MS:1003592		1220 Infinity II
MS:1003633	MS:1003617,MS:1003592		1260 Infinity III
MS:1003634	MS:1003617,MS:1003592		1260 Infinity III Prime
MS:1003635	MS:1003243		adduct ion monoisotopic mass
MS:1003636	MS:1003243		adduct ion average mass
MS:1003637	MS:1001117		theoretical neutral monoisotopic mass
MS:1003638	MS:1001117		theoretical neutral average mass
MS:1003639	MS:1003605		Beckman Coulter liquid chromatography system model
MS:1003640	MS:1003639,MS:1003590		System Gold
MS:1003641	MS:1003605		Bruker liquid chromatography system model
MS:1003642	MS:1003641,MS:1003592		Elute
MS:1003643	MS:1003641,MS:1003592		Elute HT
MS:1003644	MS:1003641,MS:1003592		Elute OLE
MS:1003645	MS:1003641,MS:1003590		Elute SP
MS:1003646	MS:1003641,MS:1003590		nanoElute 2
MS:1003647	MS:1003641,MS:1003592		proteoElute
MS:1003648	MS:1003641,MS:1003590		Michrom BioResources Paradigm MS4
MS:1003649	MS:1003641,MS:1003592		Michrom Advance nanoflow
MS:1003650	MS:1003605		SCIEX liquid chromatography system model
MS:1003651	MS:1003650,MS:1003590		ExionLC
MS:1003652	MS:1003650,MS:1003592		ExionLC AC
MS:1003653	MS:1003650,MS:1003592		ExionLC AD
MS:1003654	MS:1003650,MS:1003592		ExionLC AE
MS:1003655	MS:1003650,MS:1003592		ExionLC 2.0
MS:1003656	MS:1003650,MS:1003592		ExionLC 2.0+
MS:1003657	MS:1003650,MS:1003590		Eksigent ekspert nanoLC 400
MS:1003658	MS:1003650,MS:1003590		Eksigent ekspert nanoLC 425
MS:1003659	MS:1003650,MS:1003592		Eksigent ekspret ultraLC 100
MS:1003660	MS:1003650,MS:1003592		Eksigent ekspert ultraLC 100-XL
MS:1003661	MS:1003650,MS:1003592		Eksigent ekspert ultraLC 110
MS:1003662	MS:1003650,MS:1003592		Eksigent NanoLC-Ultra 2D
MS:1003663	MS:1003605		Hitachi liquid chromatography system model
MS:1003664	MS:1003663,MS:1003590		L-7100
MS:1003665	MS:1003663,MS:1003592		LaChrom Ultra
MS:1003666	MS:1003663,MS:1003590		Chromaster
MS:1003667	MS:1003663,MS:1003592		Chromaster RS
MS:1003668	MS:1003605		JASCO liquid chromatography system model
MS:1003669	MS:1003668,MS:1003592		X-LC Series
MS:1003670	MS:1003668,MS:1003592		LC-4000 Series
MS:1003671	MS:1003668,MS:1003590		LC-2000 Series
MS:1003672	MS:1003605		Shimadzu liquid chromatography system model
MS:1003673	MS:1003672,MS:1003590		LC-10
MS:1003674	MS:1003672,MS:1003590		Nexera LC-20
MS:1003675	MS:1003672,MS:1003592		Nexera LC-30
MS:1003676	MS:1003672,MS:1003592		Nexera X2 LC-30
MS:1003677	MS:1003672,MS:1003592		Nexera LC-40
MS:1003678	MS:1003672,MS:1003590		Prominence LC-20
MS:1003679	MS:1003672,MS:1003590		Prominence UFLC
MS:1003680	MS:1003672,MS:1003592		Prominence UFLC XR
MS:1003681	MS:1003672,MS:1003590		LC-2040C 3D Nexera-i
MS:1003682	MS:1003672,MS:1003590		Prominence Plus LC-30
MS:1003683	MS:1003605		Thermo Scientific liquid chromatography system model
MS:1003684	MS:1003683,MS:1003592		Accela
MS:1003685	MS:1003683,MS:1003592		Accela II
MS:1003686	MS:1003683		Dionex Integrion HPIC
MS:1003687	MS:1003683		Dionex Integrion RFIC
MS:1003688	MS:1003683,MS:1003592		Dionex UltiMate 3000 RSLC
MS:1003689	MS:1003683,MS:1003592,MS:1003599		Dionex UltiMate 3000 RSLCnano
MS:1003690	MS:1003683,MS:1003592		Dionex UltiMate 3000
MS:1003691	MS:1003683,MS:1003592		Dionex UltiMate 3000 XRS
MS:1003692	MS:1003683,MS:1003592,MS:1003599		EASY-nLC 1000
MS:1003693	MS:1003683,MS:1003592,MS:1003599		EASY-nLC 1200
MS:1003694	MS:1003683,MS:1003590		Surveyor
MS:1003695	MS:1003683,MS:1003592		Vanquish Duo
MS:1003696	MS:1003683,MS:1003592		Vanquish Flex
MS:1003697	MS:1003683,MS:1003592		Vanquish Horizon
MS:1003698	MS:1003683,MS:1003592		Vanquish
MS:1003699	MS:1003683		Dionex ICS-5000+
MS:1003700	MS:1003683,MS:1003592,MS:1003599		Proxeon EASY-nLC II
MS:1003701	MS:1003683,MS:1003590		Cohesive Technologies TX2
MS:1003702	MS:1003683,MS:1003592		Rheos Allegro
MS:1003703	MS:1003683,MS:1003590		Rheos 2000 Micro
MS:1003704	MS:1003683,MS:1003590		Rheos 2200 Micro
MS:1003705	MS:1003606,MS:1003590		1525 Micro
MS:1003706	MS:1003606,MS:1003591		ACQUITY Premier
MS:1003707	MS:1003606,MS:1003591		ACQUITY UPLC H-Class PLUS
MS:1003708	MS:1003606,MS:1003591		ACQUITY UPLC I-Class PLUS
MS:1003709	MS:1003606,MS:1003591		ACQUITY UPLC M-Class
MS:1003710	MS:1003606,MS:1003590		Alliance 2695 Separations Module
MS:1003712	MS:1002272		fast gas chromatography
MS:1003713	MS:1002272		packed column gas chromatography
MS:1003714	MS:1002272		capillary column gas chromatography
MS:1003715	MS:1002272		high-resolution gas chromatography
MS:1003716	MS:1002272		pyrolysis-gas chromatography
MS:1003717	MS:1002272		gas-liquid chromatography
MS:1003718	MS:1003717		non-polar stationary phase gas-liquid chromatography
MS:1003719	MS:1003717		mid-polar stationary phase gas-liquid chromatography
MS:1003720	MS:1003717		polar stationary phase gas-liquid chromatography
MS:1003721	MS:1003717		chiral stationary phase gas-liquid chromatography
MS:1003722	MS:1002272		gas-solid chromatography
MS:1003723	MS:1003722		molecular sieve stationary phase gas-solid chromatography
MS:1003724	MS:1003722		porous polymer stationary phase gas-solid chromatography
MS:1003725	MS:1003722		activated carbon stationary phase gas-solid chromatography
MS:1003726	MS:1003722		inorganic oxides stationary phase gas-solid chromatography
MS:1003727	MS:1003722		graphitized carbon stationary phase gas-solid chromatography
MS:1003728	MS:1003737		gas chromatography system
MS:1003729	MS:1003728		two-dimensional gas chromatography system
MS:1003730	MS:1003728		gas chromatography system model
MS:1003731	MS:1003730		Agilent gas chromatography system model
MS:1003732	MS:1003731		6890N
MS:1003733	MS:1003588		gas chromatography mass spectrometry system
MS:1003737			separation system
MS:1003738	MS:1003731		5975C
MS:1003739	MS:1003731		5975T
MS:1003740	MS:1003731		6890
MS:1003741	MS:1003731		7890A
MS:1003742	MS:1003731		7890B
MS:1003743	MS:1003731		8860
MS:1003744	MS:1003731		8890B
MS:1003745	MS:1003730		Hewlett Packard gas chromatography system model
MS:1003746	MS:1003745		5890 Series
MS:1003747	MS:1003745		5890 Series II
MS:1003748	MS:1003730		PerkinElmer gas chromatography system model
MS:1003749	MS:1003748		AutoSystem XL GC
MS:1003750	MS:1003730		Shimadzu gas chromatography system model
MS:1003751	MS:1003750		GC-2010 Plus
MS:1003752	MS:1003750		GC-2010 Pro
MS:1003753	MS:1003750		GC-17A
MS:1003754	MS:1003750		GC-2010
MS:1003755	MS:1003730		Thermo Scientific gas chromatography system model
MS:1003756	MS:1003755		TRACE 1300
MS:1003757	MS:1003755		TRACE 1310
MS:1003758	MS:1003755		TRACE GC
MS:1003759	MS:1003755		TRACE GC Ultra
MS:1003760	MS:1003755		FOCUS GC
MS:1003761			instrument class
MS:1003762	MS:1003761		triple quadrupole instrument
MS:1003763	MS:1003761		quadrupole time-of-flight instrument
MS:1003764	MS:1003761		ion trap time-of-flight instrument
MS:1003765	MS:1003761		triple quadrupole linear ion trap instrument
MS:1003766	MS:1003761		quadrupole fourier transform ion cyclotron resonance instrument
MS:1003767	MS:1003761		quadrupole ion mobility time-of-flight instrument
MS:1003768	MS:1003761		ion trap orbitrap instrument
MS:1003769	MS:1003761		quadrupole orbitrap instrument
MS:1003770	MS:1003761		quadrupole ion trap orbitrap instrument
MS:1003771	MS:1003761		quadrupole orbitrap astral instrument
MS:1003774	MS:1003776		mixed polarity acquisition
MS:1003775	MS:1000240		secondary electrospray ionization
MS:1003776	MS:1000524		acquisition polarity
MS:1003780	MS:1000572		zstd compression
MS:1003781	MS:1000572		byte-shuffled zstd compression
MS:1003782	MS:1000572		dictionary-encoded zstd compression
MS:1003783	MS:1000572		MS-Numpress linear prediction compression followed by zstd compression
MS:1003784	MS:1000572		MS-Numpress positive integer compression followed by zstd compression
MS:1003785	MS:1000572		MS-Numpress short logged float compression followed by zstd compression
MS:1003786	MS:1000857		electrophoretic separation
MS:1003787	MS:1003786		capillary electrophoresis
MS:1003788	MS:1002271		electrochromatography
MS:1003789	MS:1003582		ion-pair reversed phase chromatography
MS:1003790	MS:1002270		supercritical fluid chromatography
MS:1003800	MS:1003762,MS:1000494		TSQ Certis
MS:1003801	MS:1000752		AccurateMassSearch
MS:1003802	MS:1000031		Ionoptika instrument model
MS:1003803	MS:1000531		Ionoptika software
MS:1003804	MS:1003951,MS:1003802		Ionoptika J105
MS:1003805	MS:1003951,MS:1003802		J Series III
MS:1003806	MS:1001455,MS:1003803		NeoSIMS
MS:1003807	MS:1001456,MS:1001457,MS:1003803		Ionoptika Image Analyser
MS:1003808	MS:1001456,MS:1001457,MS:1003803		J105 Ionoptika Mass Imager
MS:1003809	MS:1001457,MS:1003803		IoDataConverter
MS:1003810	MS:1000560		Ionoptika V1 format
MS:1003811	MS:1000560		Ionoptika V3 format
MS:1003812	MS:1003058		lambda max
MS:1003813	MS:1002710		list of doubles
MS:1003820	MS:1000499		coordinate spacing model
MS:1003821	MS:1003820		polynomial delta coordinate interpolation
MS:1003822	MS:1003820		grid coordinate interpolation
MS:1003824	MS:1003822		linear grid interpolation
MS:1003825	MS:1003822		square root grid interpolation
MS:1003826	MS:1000572		coordinate grid encoding
MS:1003901	MS:1000543		zero intensity point trimming
MS:1003902	MS:1003901		zero intensity point trimming interpolation
MS:1003903			analysis
MS:1003904	MS:1003903		untargeted analysis
MS:1003905	MS:1003903		targeted analysis
MS:1003906	MS:1003903		semi-targeted analysis
MS:1003907	MS:1003214,MS:1003213		parallel reaction monitoring
MS:1003908	MS:1000231		centroid peak
MS:1003915	MS:1002272		two-dimensional gas chromatography
MS:1003916	MS:1000531		SpectroSwiss software
MS:1003917	MS:1003916,MS:1001456,MS:1001457		Peak-by-Peak
MS:1003920	MS:1000857		chromatographic column
MS:1003921	MS:1003945		liquid chromatographic column
MS:1003922	MS:1000857		chromatographic stationary phase
MS:1003923	MS:1000857		chromatographic stationary phase attribute
MS:1003924	MS:1003923		pore size
MS:1003925	MS:1003923		particle diameter
MS:1003926	MS:1000857		chromatographic column attribute
MS:1003927	MS:1003926		column length
MS:1003928	MS:1003926		column internal diameter
MS:1003929	MS:1003923		particle porosity
MS:1003930	MS:1003929		fully porous
MS:1003931	MS:1003929		superficially porous
MS:1003932	MS:1003929		non-porous
MS:1003933	MS:1003923		support material
MS:1003934	MS:1003933		silica-based
MS:1003935	MS:1003933		hybrid particle
MS:1003936	MS:1003933		polymer-based
MS:1003937	MS:1003933		monolithic
MS:1003938	MS:1003933		porous graphitic carbon
MS:1003939	MS:1003944		trap column
MS:1003940	MS:1003944		guard column
MS:1003941	MS:1003944		analytical column
MS:1003943	MS:1003945		gas chromatographic column
MS:1003944	MS:1000857		chromatographic column role
MS:1003945	MS:1000857		chromatographic column type
MS:1003946	MS:1003761		tandem time-of-flight instrument
MS:1003947	MS:1003761		magnetic sector ion trap instrument
MS:1003948	MS:1003761		fourier transform ion cyclotron resonance instrument
MS:1003949	MS:1003761		magnetic sector instrument
MS:1003950	MS:1003761		quadrupole instrument
MS:1003951	MS:1003761		time-of-flight instrument
MS:1003952	MS:1003761		ion trap instrument
MS:1003953	MS:1003761		orbitrap instrument
MS:1003954	MS:1003959		argon gas cluster ion beam
MS:1003955	MS:1003958		singly charged bismuth trimer liquid metal ion gun
MS:1003956	MS:1003958		doubly charged bismuth trimer liquid metal ion gun
MS:1003957	MS:1002271		two-dimensional liquid chromatography
MS:1003958	MS:1003960		bismuth liquid metal ion gun
MS:1003959	MS:1000446		gas cluster ion beam
MS:1003960	MS:1000446		liquid metal ion gun
MS:1003961	MS:1000531		Thermo Scientific software
MS:1003962	MS:1003961,MS:1001455,MS:1001456,MS:1001457		TraceFinder
MS:1003963	MS:1003961,MS:1001456,MS:1001457		FreeStyle
MS:1003964	MS:1003961,MS:1001455,MS:1001456,MS:1001457		Chromeleon CDS
MS:1003965	MS:1003961,MS:1001456,MS:1001457		Mass Frontier
MS:1003966	MS:1003961,MS:1001456,MS:1001457		LipidSearch
MS:1003967	MS:1003961,MS:1001456,MS:1001457		mzVault
MS:1003968	MS:1003961,MS:1001456,MS:1001457		SIEVE
MS:1003969	MS:1003961,MS:1001456,MS:1001457		BioPharma Finder
MS:1003970	MS:1003761		ion mobility quadrupole time-of-flight instrument
MS:1003971	MS:1003761		ion trap fourier transform ion cyclotron resonance instrument
MS:1003972	MS:1003761		quadrupole ion trap instrument
MS:1003973	MS:1000560		LECO PEG format
MS:1003974	MS:1000560		JEOL JPF format
MS:1003975			peak group
MS:1003976	MS:1000915		retention time window target
MS:1003977	MS:1001457		Monocle
MS:1003978	MS:1001180		(?<=[^DE])(?=[AFILMV][^P])
MS:1003979	MS:1001045		Thermolysin
MS:1003980	MS:1001180		(?=[AEFILTVWY])
MS:1003981	MS:1001045		peptidase K
MS:1003982	MS:1001180		(?<=N)(?=G)
MS:1003983	MS:1001045		hydroxylamine
MS:1003984	MS:1002347		amino acid confidence level
MS:1003985	MS:1002347		peptidoform token confidence level
MS:1003986	MS:1000884		protein sequence
MS:1003987	MS:1003770,MS:1000494		Orbitrap Tribrid Apex
MS:1003988	MS:1000126,MS:1003763		Xevo MRT P10
MS:1003989	MS:1000126,MS:1003767		Cyclic IMS P20
MS:1003990	MS:1000494,MS:1003769		Orbitrap Excedion
MS:1003991	MS:1000121,MS:1003762		novus V55
MS:1003992	MS:1000490,MS:1003762		9500 Triple Quadrupole ICP-MS
MS:1003993	MS:1000490,MS:1003950		InfinityLab Pro iQ
MS:1003994	MS:1003761		ion mobility quadrupole FT-ICR instrument
MS:1003995	MS:1000122,MS:1003994		timsMRMS
MS:1003996	MS:1001456,MS:1001949		DeepNovo
MS:1003997	MS:1001456,MS:1001949		DeepNovo-DIA
MS:1003998	MS:1001456		PointNovo
MS:1003999	MS:1001456		PGPointNovo
MS:1004000	MS:1001456		BiATNovo
MS:1004001	MS:1001456		NovoB
MS:1004002	MS:1001456		PepNet
MS:1004003	MS:1001456		π-HelixNovo
MS:1004004	MS:1001456		π-PrimeNovo
MS:1004005	MS:1001456		PowerNovo
MS:1004006	MS:1001456		pUniFind
MS:1004007	MS:1001456,MS:1001139		Sage
MS:1004008	MS:1000914,MS:1002130		BiblioSpec Spectrum Sequence List
MS:1004009	MS:1001456,MS:1000692		ProteoScape
MS:1004010	MS:1001456		Stitch
MS:4000000			PSI-MS CV Quality Control Vocabulary
MS:4000001			QC metric
MS:4000002			QC metric value type
MS:4000003	MS:4000002		single value
MS:4000004	MS:4000002		n-tuple
MS:4000005	MS:4000002		table
MS:4000006	MS:4000002		matrix
MS:4000007			QC metric category
MS:4000008	MS:4000007		ID based metric
MS:4000009	MS:4000007		ID free metric
MS:4000010	MS:4000007		quantification based metric
MS:4000012	MS:4000007		single run based metric
MS:4000013	MS:4000007		multiple runs based metric
MS:4000014	MS:4000007		single spectrum based metric
MS:4000015	MS:4000007		multiple spectra based metric
MS:4000016	MS:4000001		retention time metric
MS:4000017	MS:4000001		chromatogram metric
MS:4000018	MS:4000017		XIC metric
MS:4000019	MS:4000001		MS metric
MS:4000020	MS:4000019		ion source metric
MS:4000021	MS:4000019		MS1 metric
MS:4000022	MS:4000019		MS2 metric
MS:4000023	MS:4000001		sample preparation metric
MS:4000024	MS:4000001		environment metric
MS:4000025	MS:1000810,MS:4000004		precursor ion current chromatogram
MS:4000026	MS:4000003		fragment ppm deviation median
MS:4000027	MS:4000003		fragment ppm deviation mean
MS:4000028	MS:4000003		fragment ppm deviation sigma
MS:4000029	MS:4000003		area under TIC in MS1
MS:4000030	MS:4000003		area under TIC in MS2
MS:4000031	MS:4000003,MS:1001848		peak area of MS1 vs MS2 signal ratio
MS:4000050	MS:4000003		XIC50 fraction
MS:4000051	MS:4000004		XIC-FWHM quantiles
MS:4000052	MS:4000004	t	obsolete XIC-Height quartile ratios
MS:4000053	MS:4000003		chromatography duration
MS:4000054	MS:4000004	t	obsolete TIC quarters RT fraction
MS:4000055	MS:4000004	t	obsolete MS1 quarter RT fraction
MS:4000056	MS:4000004	t	obsolete MS2 quarter RT fraction
MS:4000057	MS:4000004	t	obsolete MS1 TIC-change quartile ratios
MS:4000058	MS:4000004	t	obsolete MS1 TIC quartile ratios
MS:4000059	MS:4000003		number of MS1 spectra
MS:4000060	MS:4000003		number of MS2 spectra
MS:4000061	MS:4000004		MS1 density quantiles
MS:4000062	MS:4000004		MS2 density quantiles
MS:4000063	MS:4000005		MS2 known precursor charges fractions
MS:4000064	MS:4000005		MS2 unknown and likely precursor charges fractions
MS:4000065	MS:4000003		fastest frequency for MS level 1 collection
MS:4000066	MS:4000003		fastest frequency for MS level 2 collection
MS:4000067	MS:4000003		MS run duration
MS:4000068	MS:4000005		spectra half-TIC
MS:4000069	MS:4000004		m/z acquisition range
MS:4000070	MS:4000004		retention time acquisition range
MS:4000071	MS:4000003		number of chromatograms
MS:4000072	MS:4000003		observed mass accuracy
MS:4000073	MS:4000007		QC sample metric
MS:4000074	MS:4000073		high complexity QC sample metric
MS:4000075	MS:4000073		low complexity QC sample metric
MS:4000076	MS:4000074		QC2 sample metric
MS:4000077	MS:4000075		QC1 sample metric
MS:4000078	MS:4000005		QC2 sample mass accuracies
MS:4000079	MS:4000005		QC2 sample intensities
MS:4000080			QC non-metric term
MS:4000081	MS:4000080		first principal component
MS:4000082	MS:4000080		second principal component
MS:4000083	MS:4000080		third principal component
MS:4000084	MS:4000080		fourth principal component
MS:4000085	MS:4000080		fifth principal component
MS:4000086	MS:4000080		mzQC input reference
MS:4000087	MS:4000080		mzQC plot label
MS:4000088	MS:4000080		batch label
MS:4000089	MS:4000080		injection sequence label
MS:4000090	MS:4000005		principal component analysis of MaxQuant's protein group raw intensities
MS:4000091	MS:4000005		principal component analysis of MaxQuant's protein group lfq intensities
MS:4000092	MS:4000005		identified MS1 feature area principal component analysis result
MS:4000093	MS:4000005		unidentified MS1 feature area principal component analysis result
MS:4000094	MS:4000005		batch-corrected identified MS1 feature area principal component analysis result
MS:4000095	MS:4000003		slowest frequency for MS level 1 collection
MS:4000096	MS:4000003		slowest frequency for MS level 2 collection
MS:4000097	MS:4000003		MS1 signal jump (10x) count
MS:4000098	MS:4000003		MS1 signal fall (10x) count
MS:4000099	MS:4000003		number of empty MS1 scans
MS:4000100	MS:4000003		number of empty MS2 scans
MS:4000101	MS:4000003		number of empty MS3 scans
MS:4000102	MS:4000003		number of detected quantification data points
MS:4000103	MS:4000003		number of identified quantification data points
MS:4000104	MS:4000005,MS:1000235		total ion currents
MS:4000105	MS:4000005		ion injection parameters
MS:4000106	MS:4000004		MS1 frequency in equal parts of subsequent RT
MS:4000107	MS:4000004		MS2 frequency in equal parts of subsequent RT
MS:4000108	MS:4000003		MS1 peak density distribution mean
MS:4000109	MS:4000003		MS1 peak density distribution sigma
MS:4000110	MS:4000004		MS1 peak density distribution low outliers
MS:4000111	MS:4000004		MS1 peak density distribution high outliers
MS:4000112	MS:4000003		MS2 peak density distribution mean
MS:4000113	MS:4000003		MS2 peak density distribution sigma
MS:4000114	MS:4000004		MS2 peak density distribution low outliers
MS:4000115	MS:4000004		MS2 peak density distribution high outliers
MS:4000116	MS:4000004		MS2 precursor intensity distribution
MS:4000117	MS:4000003		MS2 precursor intensity distribution mean
MS:4000118	MS:4000003		MS2 precursor intensity distribution sigma
MS:4000119	MS:4000004		MS2 precursor intensity distribution low outliers
MS:4000120	MS:4000004		MS2 precursor intensity distribution high outliers
MS:4000121	MS:4000004		MS1 signal-to-noise ratio quantiles
MS:4000122	MS:4000003		MS1 signal-to-noise ratio mean
MS:4000123	MS:4000003		MS1 signal-to-noise ratio sigma
MS:4000124	MS:4000004		MS1 signal-to-noise ratio low outliers
MS:4000125	MS:4000004		MS1 signal-to-noise ratio high outliers
MS:4000126	MS:4000004		MS2 signal-to-noise ratio quantiles
MS:4000127	MS:4000003		MS2 signal-to-noise ratio mean
MS:4000128	MS:4000003		MS2 signal-to-noise ratio sigma
MS:4000129	MS:4000004		MS2 signal-to-noise ratio low outliers
MS:4000130	MS:4000004		MS2 signal-to-noise ratio high outliers
MS:4000131	MS:4000004		MS1 ion collection time quantiles
MS:4000132	MS:4000003		MS1 ion collection time mean
MS:4000133	MS:4000003		MS1 ion collection time sigma
MS:4000134	MS:4000004		MS1 ion collection time low outliers
MS:4000135	MS:4000004		MS1 ion collection time high outliers
MS:4000136	MS:4000004		MS2 ion collection time quantiles
MS:4000137	MS:4000003		MS2 ion collection time mean
MS:4000138	MS:4000003		MS2 ion collection time sigma
MS:4000139	MS:4000004		MS2 ion collection time low outliers
MS:4000140	MS:4000004		MS2 ion collection time high outliers
MS:4000141	MS:4000080		outlier threshold criterion
MS:4000142	MS:4000141		Tukey's fence
MS:4000143	MS:4000141		Tukey's fence high outliers
MS:4000144	MS:4000141		Tukey's fence low outliers
MS:4000145	MS:4000141		Z-score threshold
MS:4000146	MS:4000141		Z-score threshold high outliers
MS:4000147	MS:4000141		Z-score threshold low outliers
MS:4000148	MS:4000141		algorithmical threshold
MS:4000149	MS:4000004		iRT calibration formula
MS:4000150	MS:4000003		iRT calibration adjusted r-squared
MS:4000151	MS:1001456		MsQuality
MS:4000152	MS:4000003		MS2 precursor median m/z of identified quantification data points
MS:4000153	MS:4000003		interquartile RT period for identified quantification data points
MS:4000154	MS:4000003		rate of the interquartile RT period for identified quantification data points
MS:4000155	MS:4000003		area under TIC
MS:4000156	MS:4000004		area under TIC RT quantiles
MS:4000157	MS:4000003		extent of identified MS2 precursor intensity
MS:4000158	MS:4000003		median of TIC values in the RT range in which the middle half of quantification data points are identified
MS:4000159	MS:4000003		median of TIC values in the shortest RT range in which half of the quantification data points are identified
MS:4000160	MS:4000004		MS2 precursor intensity range
MS:4000161	MS:4000004		identified MS2 precursor intensity distribution
MS:4000162	MS:4000004		unidentified MS2 precursor intensity distribution
MS:4000163	MS:4000003		identified MS2 precursor intensity distribution mean
MS:4000164	MS:4000003		unidentified MS2 precursor intensity distribution mean
MS:4000165	MS:4000003		identified MS2 precursor intensity distribution sigma
MS:4000166	MS:4000003		unidentified MS2 precursor intensity distribution sigma
MS:4000167	MS:4000003		ratio of 1+ over 2+ of all MS2 known precursor charges
MS:4000168	MS:4000003		ratio of 1+ over 2+ of identified MS2 known precursor charges
MS:4000169	MS:4000003		ratio of 3+ over 2+ of all MS2 known precursor charges
MS:4000170	MS:4000003		ratio of 3+ over 2+ of identified MS2 known precursor charges
MS:4000171	MS:4000003		ratio of 4+ over 2+ of all MS2 known precursor charges
MS:4000172	MS:4000003		ratio of 4+ over 2+ of identified MS2 known precursor charges
MS:4000173	MS:4000003		mean MS2 precursor charge in all spectra
MS:4000174	MS:4000003		mean MS2 precursor charge in identified spectra
MS:4000175	MS:4000003		median MS2 precursor charge in all spectra
MS:4000176	MS:4000003		median MS2 precursor charge in identified spectra
MS:4000177	MS:4000003		contaminant protein abundance fraction
MS:4000178	MS:4000003		precursor ppm deviation mean
MS:4000179	MS:4000003		precursor ppm deviation sigma
MS:4000180	MS:4000005		table of missed cleavage counts
MS:4000181	MS:4000004	t	obsolete identified MS2 quarter RT fraction
MS:4000182	MS:4000004		XIC-Height quantile ratios
MS:4000183	MS:4000004		TIC quantile RT fraction
MS:4000184	MS:4000004		MS1 quantile RT fraction
MS:4000185	MS:4000004		MS2 quantile RT fraction
MS:4000186	MS:4000004		MS1 TIC-change quantile ratios
MS:4000187	MS:4000004		MS1 TIC quantile ratios
MS:4000188	MS:4000004		identified MS2 quantile RT fraction
MS:4000189	MS:1001456		DIAMetric
MS:4000190	MS:4000004		MS1 TIC quantile RT
MS:4000191	MS:4000004		MS2 TIC quantile RT
MS:4000192	MS:4000003		MS1 median cycle time
MS:4000193	MS:4000003		DIA isolation window median cycle time
MS:4000194	MS:4000003		DIA isolation window count
MS:4000195	MS:4000004		DIA isolation window m/z widths
MS:4000196	MS:4000004		DIA isolation window count
MS:4000197	MS:4000004		DIA isolation window half TIC RT
MS:4000198	MS:4000004		DIA isolation window TIC
MS:4000199	MS:4000004		DIA isolation window peak count
MS:4000200	MS:4000005		run outlier score PCA distance
MS:4000201	MS:4000005		run outlier score LoOP
MS:4000202	MS:4000003		base peak intensity maximum
MS:4000203	MS:4000005		base peak intensity maxima per time ranges
MS:4000204	MS:4000003		total ion current maximum
MS:4000205	MS:4000005		total ion current maxima per time ranges
MS:4000206	MS:4000004		precursor ppm deviation distribution
MS:4000207	MS:4000005		detected quantification data points charges fractions
MS:4000208	MS:4000005		identified quantification data points charges fractions
MS:4000209	MS:4000005		peptide spectrum matches charges fractions
MS:4000210	MS:4000005		vacuum pump pressure
MS:4000211	MS:4000005		MS1 total ion current
MS:4000212	MS:4000005		MS2 total ion current
MS:4000213	MS:4000005		characteristics of spike in and reference peptide
MS:4000214	MS:4000003		number of all identified accessions in all ambiguity groups
MS:4000215	MS:4000005		missed cleavages fractions
$terms$, E'\n') as line
 cross join lateral (select string_to_array(line, E'\t') as part) parts
 where line <> '';
