/**
 * The block in the editor: a real button, and its looks in the sidebar.
 */
( function ( { blockEditor, blocks, components, element, i18n } ) {
	const { InspectorControls, useBlockProps } = blockEditor;
	const { Disabled, PanelBody, SelectControl, ToggleControl } = components;
	const { createElement: el, Fragment } = element;
	const { __ } = i18n;

	const LOOKS = {
		variant: {
			label: __( 'Variant', 'egain-login' ),
			options: [
				{ value: 'filled', label: __( 'Filled', 'egain-login' ) },
				{ value: 'outlined', label: __( 'Outlined', 'egain-login' ) },
				{ value: 'plain', label: __( 'Plain', 'egain-login' ) },
			],
		},
		size: {
			label: __( 'Size', 'egain-login' ),
			options: [
				{ value: 'small', label: __( 'Small', 'egain-login' ) },
				{ value: 'medium', label: __( 'Medium', 'egain-login' ) },
				{ value: 'large', label: __( 'Large', 'egain-login' ) },
			],
		},
		shape: {
			label: __( 'Corners', 'egain-login' ),
			options: [
				{ value: 'rounded', label: __( 'Rounded', 'egain-login' ) },
				{ value: 'pill', label: __( 'Pill', 'egain-login' ) },
				{ value: 'square', label: __( 'Square', 'egain-login' ) },
			],
		},
	};

	function Edit( { attributes, setAttributes } ) {
		const { variant, size, shape, iconOnly } = attributes;
		const controls = Object.entries( LOOKS ).map( ( [ name, look ] ) =>
			el( SelectControl, {
				...look,
				key: name,
				value: attributes[ name ],
				onChange: ( value ) => setAttributes( { [ name ]: value } ),
				__nextHasNoMarginBottom: true,
			} )
		);
		const iconControl = el( ToggleControl, {
			label: __( 'Icon only', 'egain-login' ),
			help: __( 'Screen readers still read the label.', 'egain-login' ),
			checked: iconOnly,
			onChange: ( value ) => setAttributes( { iconOnly: value } ),
			__nextHasNoMarginBottom: true,
		} );
		const button = el( 'egain-login', {
			variant,
			size,
			shape,
			'icon-only': iconOnly ? '' : undefined,
		} );
		return el(
			Fragment,
			null,
			el(
				InspectorControls,
				null,
				el( PanelBody, { title: __( 'Look', 'egain-login' ) }, ...controls, iconControl )
			),
			// A click selects the block, and does not sign anybody in.
			el( 'div', useBlockProps(), el( Disabled, null, button ) )
		);
	}

	blocks.registerBlockType( 'egain-login/button', { edit: Edit, save: () => null } );
} )( window.wp );
